using System.Globalization;
using Brygga.Connectors.Applying;
using Brygga.Connectors.Reading;
using Brygga.Engine.Data;
using Spectre.Console;

namespace Brygga.Tool.Printing;

/// <summary>Progress on standard error: bars where a terminal is there, a line now and then where not.</summary>
internal static class ProgressLines
{
    private const int Every = 500;

    /// <summary>Runs work that reports how far reading has come.</summary>
    public static Task<T> Reading<T>(IAnsiConsole console, Func<IProgress<ReadingProgress>, Task<T>> work) => Bars(console, work, static (show, p) =>
        show(p.Entity, $"reading {p.Entity.Side.Title()} {p.Entity.Name}{Left(p)}", p.Read, p.Expected.Case as int?));

    /// <summary>Said from a minute on.</summary>
    private static string Left(ReadingProgress progress) => progress.TimeLeft.Filter(static left => left >= TimeSpan.FromMinutes(1))
        .Match(static left => string.Create(CultureInfo.InvariantCulture, $", about {Math.Ceiling(left.TotalMinutes)} minutes left"), static () => "");

    /// <summary>Runs work that reports how far applying has come.</summary>
    public static Task<T> Applying<T>(IAnsiConsole console, Func<IProgress<ApplyingProgress>, Task<T>> work) => Bars(console, work, static (show, p) =>
        show("steps", "applying", p.Done, p.Total));

    private static async Task<T> Bars<T, TProgress>(IAnsiConsole console, Func<IProgress<TProgress>, Task<T>> work, Action<Action<object, string, int, int?>, TProgress> describe)
    {
        if (!console.Profile.Capabilities.Interactive) return await work(new Lines<TProgress>(console, describe));
        return await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new Drawn<TProgress>(context, describe)));
    }

    private sealed class Drawn<TProgress>(ProgressContext context, Action<Action<object, string, int, int?>, TProgress> describe) : IProgress<TProgress>
    {
        private readonly Dictionary<object, ProgressTask> _tasks = [];

        public void Report(TProgress value) => describe(
            (key, text, done, total) =>
            {
                if (!_tasks.TryGetValue(key, out var task)) _tasks[key] = task = context.AddTask(text);
                task.IsIndeterminate = total is null;
                (task.MaxValue, task.Value) = (Math.Max(total ?? done + 1, 1), done);
                task.Description = total is null ? $"{text}: {done}" : text;
            },
            value);
    }

    private sealed class Lines<TProgress>(IAnsiConsole console, Action<Action<object, string, int, int?>, TProgress> describe) : IProgress<TProgress>
    {
        private readonly Dictionary<object, int> _said = [];

        public void Report(TProgress value) => describe(
            (key, text, done, total) =>
            {
                if (done < _said.GetValueOrDefault(key) + Every) return;
                _said[key] = done;
                console.WriteLine(total is null ? $"{text}: {done}" : $"{text}: {done} of {total}");
            },
            value);
    }
}
