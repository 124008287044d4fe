using System.Runtime.InteropServices;
using Brygga.Sandbox;

if (args.Contains("--help", StringComparer.Ordinal))
{
    Console.WriteLine(CommandLine.Help);
    return 0;
}

if (CommandLine.Read(args, out var options) is { } problem)
{
    await Console.Error.WriteLineAsync($"{problem}\nSee --help.");
    return 1;
}

var ended = new TaskCompletionSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
try
{
    await using var server = await SandboxServer.Start(options);
    Console.WriteLine($"""
        Brygga sandbox on {server.Address}  (faults, counters, clock: {server.Address}sandbox)

          Severa            {server.Severa}
            client id       {server.SeveraClientId}
            client secret   {server.SeveraClientSecret}
          Fortnox           {server.Fortnox}
          Fortnox login     {server.FortnoxAuth}
            client id       {server.FortnoxClientId}
            client secret   {server.FortnoxClientSecret}
            tenant id       {server.TenantId}

        Ctrl-C ends it.
        """);
    await ended.Task;
    return 0;
}
catch (IOException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}

void End(PosixSignalContext signal)
{
    signal.Cancel = true;
    ended.TrySetResult();
}
