global using Brygga.Engine.Data;
global using LanguageExt;
global using Xunit;
global using static LanguageExt.Prelude;
