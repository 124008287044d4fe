global using Brygga.Engine.Data;
global using Brygga.Rules;
global using LanguageExt;
global using Xunit;
global using static LanguageExt.Prelude;

// What an input allocates is counted on its thread, and how long it takes must not depend on a neighbour.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
