global using Brygga.Engine;
global using Brygga.Engine.Data;
global using Brygga.Engine.Planning;
global using LanguageExt;
global using static LanguageExt.Prelude;
