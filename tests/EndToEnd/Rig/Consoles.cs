using System.Text;

namespace Brygga.EndToEnd.Rig;

/// <summary>Gives every run of the command line in this process a console of its own, though several run at once.</summary>
internal static class Consoles
{
    private static readonly AsyncLocal<(StringWriter Out, StringWriter Error)?> Current = new();
    private static readonly Lazy<bool> Installed = new(Install);

    public static async Task<Ran> Capture(Func<Task<int>> command)
    {
        _ = Installed.Value;
        await using var result = new StringWriter();
        await using var error = new StringWriter();
        Current.Value = (result, error);
        try
        {
            return new(await command(), result.ToString(), error.ToString());
        }
        finally
        {
            Current.Value = null;
        }
    }

    private static bool Install()
    {
        Console.SetOut(new Routed(Console.Out, static streams => streams.Out));
        Console.SetError(new Routed(Console.Error, static streams => streams.Error));
        return true;
    }

    private sealed class Routed(TextWriter otherwise, Func<(StringWriter Out, StringWriter Error), StringWriter> stream) : TextWriter
    {
        public override Encoding Encoding => otherwise.Encoding;

        private TextWriter Target => Current.Value is { } streams ? stream(streams) : otherwise;

        public override void Write(char value) => Target.Write(value);

        public override void Write(char[] buffer, int index, int count) => Target.Write(buffer, index, count);

        public override void Write(string? value) => Target.Write(value);
    }
}
