using System.Text.Json.Nodes;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Brygga.Tool.Tests;

/// <summary>A command that has ended.</summary>
internal sealed record Ran(int Exit, string Out, string Error)
{
    public JsonNode Json => JsonNode.Parse(Out)!;
}

/// <summary>Runs verbs of the command line in this process, one at a time: the console is one.</summary>
internal static class Verbs
{
    public static async Task<Ran> Run(params string[] args) => await Say("", args);

    /// <param name="input">What the person, or the pipe, types.</param>
    public static async Task<Ran> Say(string input, params string[] args)
    {
        var (console, error, keyboard) = (Console.Out, Console.Error, Console.In);
        await using var result = new StringWriter();
        await using var problems = new StringWriter();
        using var typed = new StringReader(input);
        Console.SetOut(result);
        Console.SetError(problems);
        Console.SetIn(typed);
        try
        {
            return new(await BryggaProgram.Run(args, Seams.None), result.ToString(), problems.ToString());
        }
        finally
        {
            Console.SetOut(console);
            Console.SetError(error);
            Console.SetIn(keyboard);
        }
    }
}

/// <summary>A folder of one test, gone when the test is.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("brygga-tool-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
