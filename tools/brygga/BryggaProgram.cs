using System.CommandLine;
using System.Data.Common;
using System.Runtime.InteropServices;
using Brygga.Connectors.State;
using Brygga.Connectors.State.Leases;
using Brygga.Tool.Commands;
using Spectre.Console;

namespace Brygga.Tool;

/// <summary>The command line: <c>brygga VERB</c>.</summary>
public static class BryggaProgram
{
    /// <summary>Runs one command.</summary>
    /// <param name="seams">Where a test stands between the program and its effects; <see cref="Seams.None"/> in production.</param>
    /// <returns>The exit code, as DESIGN 10 lists them.</returns>
    public static async Task<int> Run(string[] args, Seams seams)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => End(signal, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => End(signal, stop));
        var surroundings = new Surroundings(Terminal(Console.Out), Terminal(Console.Error), seams);
        try
        {
            return await Commands(surroundings).Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            surroundings.Error.WriteLine("Interrupted. What was done is recorded; the next run goes on from there.");
            return ExitCode.Interrupted;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            surroundings.Error.WriteLine($"{refused.Message}\nLook at the file's folder and its rights, or whether something else uses the port.");
            return ExitCode.Usage;
        }
        catch (LeaseLostException lost)
        {
            surroundings.Error.WriteLine($"{lost.Message}\nTo see who has it: brygga lock show");
            return ExitCode.PersonNeeded;
        }
        catch (StateUnavailableException refused)
        {
            surroundings.Error.WriteLine(refused.Message);
            return ExitCode.StepsFailed;
        }
        catch (DbException refused)
        {
            surroundings.Error.WriteLine($"The state can't be used: {refused.Message}\nNothing was half written. Look whether the disk is full, and whether another brygga is frozen in the middle of a write: end that one.");
            return ExitCode.Usage;
        }
        catch (InvalidDataException refused)
        {
            surroundings.Error.WriteLine(refused.Message);
            return ExitCode.Usage;
        }
        catch (Exception fault)
        {
            surroundings.Error.WriteLine($"This is a fault of brygga's own, please report it:\n{fault}");
            return ExitCode.OurFault;
        }
    }

    private static RootCommand Commands(Surroundings surroundings) => new("""
        Brygga keeps Severa and Fortnox in step: it reads both, shows a plan, and applies it.

        To see it work, without an account anywhere: brygga demo
        """)
    {
        DemoCommand.Make(surroundings),
        InitCommand.Make(surroundings),
        RulesCommand.Make(surroundings),
        ConnectCommand.Make(surroundings),
        DoctorCommand.Make(surroundings),
        ActivateCommand.Activate(surroundings),
        ActivateCommand.Deactivate(surroundings),
        CompareCommand.Make(surroundings),
        MatchCommand.Make(surroundings),
        AdoptCommand.Make(surroundings),
        PlanCommand.Make(surroundings),
        ApplyCommand.Make(surroundings),
        SyncCommand.Make(surroundings),
        WatchCommand.Make(surroundings),
        WhyCommand.Make(surroundings),
        WhyNotCommand.Make(surroundings),
        LogCommand.Make(surroundings),
        IssuesCommand.Make(surroundings),
        RetryCommand.Make(surroundings),
        LockCommand.Make(surroundings),
        StateCommand.Make(surroundings),
        SandboxCommand.Make(surroundings),
    };

    private static void End(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = true;
        stop.Cancel();
    }

    /// <summary>A console on a stream; one that is no terminal is wide, so that lines stay whole for grep.</summary>
    private static IAnsiConsole Terminal(TextWriter writer)
    {
        var redirected = ReferenceEquals(writer, Console.Out) ? Console.IsOutputRedirected : Console.IsErrorRedirected;
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(writer), Interactive = redirected || Console.IsInputRedirected ? InteractionSupport.No : InteractionSupport.Detect });
        if (redirected) console.Profile.Width = 240;
        return console;
    }
}
