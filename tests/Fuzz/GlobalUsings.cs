global using Brygga.Rules;
global using Xunit;

// What an input allocates is counted on its thread, and how long it takes must not depend on a neighbour.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
