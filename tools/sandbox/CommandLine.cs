using System.Globalization;

namespace Brygga.Sandbox;

/// <summary>The options of the stand-alone program.</summary>
internal static class CommandLine
{
    public const string Help = """
        The Brygga sandbox: Severa's and Fortnox's APIs on loopback, with believable data and faults on demand.

        Options:
          --port N        the port to listen on (default: a free one)
          --customers N   how many customers the two registers hold together (default: 60)
          --products N    how many items Severa's three registers and Fortnox's articles hold together (default: 20 and one for every 20 customers)
          --projects N    how many projects the two registers hold together (default: as many as customers)
          --seed N        same seed, same world (default: 1)
          --clean         leave out the awkward cases
          --help          this text

        Example:
          dotnet run --project tools/sandbox -- --port 5080 --customers 200 --seed 7
          curl -X POST http://127.0.0.1:5080/sandbox/faults -d '{"system":"fortnox","method":"POST","path":"customers","kind":"reset_after"}'
        """;

    /// <summary>What is wrong with the arguments, or null and the options.</summary>
    public static string? Read(ReadOnlySpan<string> arguments, out SandboxOptions options)
    {
        options = new() { Clock = new SandboxClock() };
        for (var i = 0; i < arguments.Length; i++)
        {
            var name = arguments[i];
            if (name is "--clean")
            {
                options = options with { Cases = false };
                continue;
            }

            if (name is not ("--port" or "--customers" or "--products" or "--projects" or "--seed")) return $"unknown option '{name}'";
            if (++i == arguments.Length || !int.TryParse(arguments[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return $"{name} needs a whole number";
            if (name is "--port" && number > 65535) return "--port must be at most 65535";
            if (name is "--customers" or "--products" or "--projects" && number > 1_000_000) return $"{name} must be at most 1000000";
            options = With(options, name, number);
        }

        return null;
    }

    private static SandboxOptions With(SandboxOptions options, string name, int number) => name switch
    {
        "--port" => options with { Port = number },
        "--customers" => options with { Customers = number },
        "--products" => options with { Products = number },
        "--projects" => options with { Projects = number },
        _ => options with { Seed = number },
    };
}
