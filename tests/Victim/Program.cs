using System.Diagnostics;
using System.Globalization;
using Brygga.Tool;
using Brygga.Victim;

// brygga, killed hard at a point: WHEN NUMBER and then brygga's own arguments. `none 0` kills nobody and tells what there is to count.
var effects = new Effects(KillPoint.Read(args[0], args[1]), new(Kill));
var exit = await BryggaProgram.Run(args[2..], effects.Seams);
await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"effects: http {effects.Http}, state {effects.State}"));
return exit;

// SIGKILL on Unix: no handler runs, nothing is flushed.
static void Kill()
{
    using var self = Process.GetCurrentProcess();
    self.Kill();
    // The signal is on its way: no effect may follow in the moment that it takes.
    Thread.Sleep(Timeout.Infinite);
}
