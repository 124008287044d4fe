using System.Diagnostics;
using Brygga.Tool;
using Brygga.Victim;

// brygga, killed hard at a point: WHEN NUMBER and then brygga's own arguments.
var effects = new Effects(KillPoint.Read(args[0], args[1]), new(Kill));
return await BryggaProgram.Run(args[2..], effects.Seams);

// SIGKILL on Unix: no handler runs, nothing is flushed.
static void Kill()
{
    using var self = Process.GetCurrentProcess();
    self.Kill();
    // The signal is on its way: no effect may follow in the moment that it takes.
    Thread.Sleep(Timeout.Infinite);
}
