using System.Globalization;
using Brygga.Tool;
using Brygga.Victim;

// brygga, killed hard at a point: WHEN NUMBER and then brygga's own arguments. `none 0` kills nobody and tells what there is to count.
var effects = new Effects(KillPoint.Read(args[0], args[1]));
var exit = await BryggaProgram.Run(args[2..], effects.Seams);
await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"effects: http {effects.Http}, state {effects.State}"));
return exit;
