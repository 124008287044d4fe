Brygga.Tool.NoTypeScan.Begin();
return await Brygga.Tool.BryggaProgram.Run(args, Brygga.Tool.Seams.None);
