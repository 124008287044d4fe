using System.Collections.Frozen;
using System.Globalization;
using Brygga.Sandbox.Control;

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
          --invoices N    how many invoices of every kind wait in Severa besides the cases (default: none)
          --supplier-invoices N
                          how many supplier invoices of every kind Fortnox holds besides the cases (default: none, and no cases of them)
          --unnumbered    those that wait are in a status without numbers: for a company whose invoices Fortnox numbers
          --number-patches MODE, --status-patches MODE, --locked-status-patches MODE, --settings-patches MODE
                          whether Severa accepts, ignores or refuses a change of an invoice's number, of its status, of its status when that is
                          read-only, of its settings (default: accepts)
          --credit-notes creditNoteInvoice|reimburseInvoice
                          which field of a credit note in Severa names what it credits (default: creditNoteInvoice)
          --credit-rows quantity|price
                          what of a credit note's rows is negative (default: quantity)
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
            if (Switched(options, name) is { } switched)
            {
                options = switched;
                continue;
            }

            if (Choices.TryGetValue(name, out var choice))
            {
                if (++i == arguments.Length || choice(options, arguments[i]) is not { } chosen) return $"{name} needs one of its words: see --help";
                options = chosen;
                continue;
            }

            if (name is not ("--port" or "--customers" or "--products" or "--projects" or "--invoices" or "--supplier-invoices" or "--seed")) return $"unknown option '{name}'";
            if (++i == arguments.Length || !int.TryParse(arguments[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return $"{name} needs a whole number";
            if (name is "--port" && number > 65535) return "--port must be at most 65535";
            if (name is "--customers" or "--products" or "--projects" or "--invoices" or "--supplier-invoices" && number > 1_000_000) return $"{name} must be at most 1000000";
            options = With(options, name, number);
        }

        return null;
    }

    private static readonly FrozenDictionary<string, Func<SandboxOptions, string, SandboxOptions?>> Choices =
        new Dictionary<string, Func<SandboxOptions, string, SandboxOptions?>>(StringComparer.Ordinal)
        {
            ["--number-patches"] = static (options, word) => Patched(options, word, static (patches, mode) => patches with { Number = mode }),
            ["--status-patches"] = static (options, word) => Patched(options, word, static (patches, mode) => patches with { Status = mode }),
            ["--locked-status-patches"] = static (options, word) => Patched(options, word, static (patches, mode) => patches with { LockedStatus = mode }),
            ["--settings-patches"] = static (options, word) => Patched(options, word, static (patches, mode) => patches with { Settings = mode }),
            ["--credit-notes"] = static (options, word) => Enum.TryParse<CreditReference>(word, ignoreCase: true, out var field)
                ? options with { CreditNotes = options.CreditNotes with { Reference = field } }
                : null,
            ["--credit-rows"] = static (options, word) => Enum.TryParse<CreditSign>(word, ignoreCase: true, out var sign)
                ? options with { CreditNotes = options.CreditNotes with { Sign = sign } }
                : null,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    private static SandboxOptions? Switched(SandboxOptions options, string name) => name switch
    {
        "--clean" => options with { Cases = false },
        "--unnumbered" => options with { NumberedInvoices = false },
        _ => null,
    };

    private static SandboxOptions? Patched(SandboxOptions options, string word, Func<InvoicePatches, PatchMode, InvoicePatches> set) =>
        PatchText.Mode(word) is { } mode ? options with { InvoicePatches = set(options.InvoicePatches, mode) } : null;

    private static SandboxOptions With(SandboxOptions options, string name, int number) => name switch
    {
        "--port" => options with { Port = number },
        "--customers" => options with { Customers = number },
        "--products" => options with { Products = number },
        "--projects" => options with { Projects = number },
        "--invoices" => options with { Invoices = number },
        "--supplier-invoices" => options with { SupplierInvoices = number },
        _ => options with { Seed = number },
    };
}
