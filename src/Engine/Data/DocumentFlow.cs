using LanguageExt;

namespace Brygga.Engine.Data;

/// <summary>One declared transfer of documents, one way (DESIGN 5).</summary>
/// <param name="From">The side whose documents are transferred.</param>
/// <param name="PickUp">What is read at all: equalities on fields by which the API can filter.</param>
/// <param name="Check">Conditions on the record to be written.</param>
public sealed record DocumentFlow(
    string Name,
    Origin At,
    Register From,
    Register To,
    bool Enabled,
    Seq<PickUp> PickUp,
    Seq<SelectRule> Preflight,
    Seq<SelectRule> Select,
    Seq<SetRule> Set,
    Seq<RowsRule> Rows,
    Seq<SelectRule> Check)
{
    /// <summary>The document is not created with a POST, but by an action on another record.</summary>
    public Option<CreateBy> CreateBy { get; init; }

    /// <summary>In this order, each once, each waits for the one before.</summary>
    public Seq<Reaction> OnCreated { get; init; }

    /// <summary>After a refusal at planning or a failed create.</summary>
    public Seq<Reaction> OnFailed { get; init; }

    /// <summary>Looked at on every run; of those that set one field the first that holds counts.</summary>
    public Seq<Reaction> WhileLinked { get; init; }

    /// <summary>Conditions on linked documents that only report.</summary>
    public Seq<SelectRule> Watch { get; init; }

    public Option<Response> WhenChanged { get; init; }

    public Option<Response> WhenGone { get; init; }

    /// <summary>What the engine can't do yet: planning refuses the flow by name.</summary>
    public Seq<(string Construct, Origin At)> NotYet { get; init; }

    public Register this[Side side] => From.Entity.Side == side ? From : To;
}

/// <summary>A field of the source document, and the value that is picked up.</summary>
public sealed record PickUp(string Field, Formula Value, Origin At);

/// <summary>One field that is written, and what with.</summary>
/// <param name="When">The rule writes only while this holds.</param>
public sealed record SetRule(string Name, Side Side, Target Target, Formula Value, Option<Formula> When, WhenEmpty Empty, WhenTooLong TooLong, Origin At)
{
    /// <summary>The field that the value is a plain copy of, as text or number perhaps: such a value may come late, with the answer to an earlier step.</summary>
    public Option<(Side Side, string Field)> CopyOf { get; init; }

    /// <summary>Under this name the source's base keeps what the rule made of it, where a change has to be told.</summary>
    public string Composed => $"set.{string.Join('.', Target.Field.Cons(Target.Members))}";
}

/// <summary>Rows of a list of the target, in the order of the rules.</summary>
/// <param name="List">The list field of the target document.</param>
/// <param name="Each">The elements that become one row each; None = one row.</param>
public sealed record RowsRule(string Name, string List, Option<Formula> Each, Option<Formula> When, Seq<SetRule> Set, Origin At);

/// <summary>A document that comes of an action on another record.</summary>
/// <param name="Action">An action of the target entity.</param>
/// <param name="On">The record that it is done to.</param>
public sealed record CreateBy(EntityRef Entity, string Action, Formula On, Origin At);

/// <summary>What happens to a document that was created, has failed, or is linked.</summary>
public sealed record Reaction(string Name, Option<Formula> When, Effect Effect, Origin At);

/// <summary>One thing that a reaction does.</summary>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>Writes fields of either document.</summary>
    public sealed record Write(Seq<SetRule> Set) : Effect;

    /// <summary>An action of the catalogue on either document.</summary>
    public sealed record Act(EntityRef Entity, string Action) : Effect;

    /// <summary>Files are attached.</summary>
    /// <param name="Files">A list of files.</param>
    /// <param name="To">The record that they are attached to; None = the document that was created.</param>
    /// <param name="OncePer">Names whose records share one attachment.</param>
    /// <param name="As">What is made of the files: opaque to the engine.</param>
    public sealed record Attach(Formula Files, Option<Formula> To, Seq<Formula> OncePer, Option<string> As, Option<Formula> FileName) : Effect;
}

/// <summary>What to do when the source of a linked document has changed or is gone.</summary>
/// <param name="Do">A word; a setting may have chosen it.</param>
/// <param name="Unless">Holds: reported instead.</param>
/// <param name="Counter">What a second record has that undoes the first.</param>
public sealed record Response(ResponseKind Do, Option<Formula> Unless, Option<Formula> Because, Seq<SetRule> Counter, Origin At);

/// <summary>What to do about a document whose source is no longer the same.</summary>
public enum ResponseKind
{
    Report,
    Update,
    CounterEntry,
}
