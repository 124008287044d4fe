using Brygga.Bench.Planning;
using Brygga.Bench.Rules;

const string Usage = "bench rules | list | planning: the product beside the same by hand, as ratios";

switch (args)
{
    case ["rules"]: RulesBench.Run(); return 0;
    case ["list"]: ExpressionsBench.Run(); return 0;
    case ["planning"]: PlanningBench.Run(); return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
