namespace Brygga.Laws;

/// <summary>What the laws judge: the engine, or a deliberately broken variant of it.</summary>
public delegate Plan Planning(RuleBook rules, Snapshot snapshot, Memory memory, Run run);

/// <summary>One moment of a scenario: both systems, what is remembered, and the plan for it.</summary>
internal sealed record Moment(RuleBook Book, State State, Snapshot Snapshot, Plan Plan)
{
    /// <summary>How many edits there are between two runs.</summary>
    private const int Together = 3;

    public static Run Run { get; } = new("test", Scenario.Now);

    public Memory Memory => State.Memory;

    public State Applied => Laws.Applied.Of(Book, State, Plan);

    public static Moment Of(Planning plan, RuleBook book, State state)
    {
        var snapshot = state.World.Read(book, Scenario.Now);
        return new(book, state, snapshot, plan(book, snapshot, state.Memory, Run));
    }

    /// <summary>The start of a scenario and the moments after some of its edits; applied in between, the first time without one answer.</summary>
    public static IEnumerable<Moment> Each(Planning plan, Scenario scenario) => Each(plan, scenario, scenario.Book);

    public static IEnumerable<Moment> Each(Planning plan, Scenario scenario, RuleBook book)
    {
        var moment = Of(plan, book, new(scenario.Start, scenario.Memory));
        yield return moment;
        var lost = moment.Plan.Steps.Filter(static step => step.Verb == Verb.Create).Skip(scenario.Loses).HeadOrNone().Map(static step => step.Id);
        var state = Laws.Applied.Of(book, moment.State, moment.Plan, step => lost == step.Id);
        foreach (var edits in scenario.Edits.Chunk(Together))
        {
            moment = Of(plan, book, state with { World = edits.Aggregate(state.World, static (world, edit) => edit.On(world)) });
            yield return moment;
            state = moment.Applied;
        }
    }
}
