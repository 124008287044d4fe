using System.Diagnostics;
using System.Runtime.InteropServices;
using Brygga.Tool;
using Brygga.Victim;

// brygga, killed hard or frozen at a point: kill|freeze|freeze-leased WHEN NUMBER and then brygga's own arguments.
// Or brygga that tells each thing that it does, on a line of the error stream: tell, and then brygga's own arguments.
if (args[0] == "tell") return await BryggaProgram.Run(args[1..], new Effects(KillPoint.None, new(static () => { }), Console.Error.WriteLine).Seams);
var effects = new Effects(KillPoint.Read(args[1], args[2]), args[0] == "kill" ? new(Kill) : new(Freeze, wakes: true));
return await BryggaProgram.Run(args[3..], args[0] == "freeze" ? effects.Seams with { Lease = Effects.Lease } : effects.Seams);

// SIGKILL on Unix: no handler runs, nothing is flushed.
static void Kill()
{
    using var self = Process.GetCurrentProcess();
    self.Kill();
    // The signal is on its way: no effect may follow in the moment that it takes.
    Thread.Sleep(Timeout.Infinite);
}

// SIGSTOP, to this very thread, so that it takes no step more: the whole process stands still, until somebody sends it SIGCONT.
static void Freeze()
{
    const int stop = 19;
    if (Signal(stop) != 0) throw new InvalidOperationException("could not be frozen");

    [DllImport("libc", EntryPoint = "raise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Signal(int signal);
}
