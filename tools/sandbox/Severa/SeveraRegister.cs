using System.Collections.Immutable;
using Brygga.Sandbox.Http;

namespace Brygga.Sandbox.Severa;

internal enum SeveraPaging
{
    Token,
    Row,
    None,
}

/// <summary>What is particular to one of Severa's registers; <see cref="SeveraResource"/> serves them all. A new register is one of these.</summary>
/// <param name="Path">The resource after <c>/v1/</c>.</param>
/// <param name="Scope">The scope it needs, without what is done.</param>
internal sealed record SeveraRegister(string Path, string Scope)
{
    public required ImmutableArray<SeveraField> Fields { get; init; }

    public required Func<SeveraRegisters, RecordTable> Table { get; init; }

    public SeveraPaging Paging { get; init; } = SeveraPaging.Row;

    /// <summary>How many rows a page has at most, and when it is not told (Severa FACTS 4).</summary>
    public int MostRows { get; init; } = 100;

    public int DefaultRows { get; init; } = 20;

    public bool ChangedSince { get; init; }

    /// <summary>Whether records show who made and changed them, and when.</summary>
    public bool Audited { get; init; } = true;

    /// <summary>Which of POST, PATCH and DELETE there are.</summary>
    public ImmutableArray<string> Writes { get; init; } = [];

    public ImmutableArray<SeveraFilter> Filters { get; init; } = [];

    /// <summary>Parameters the document has and the sandbox has not: asked for, it says so rather than answer wrongly.</summary>
    public ImmutableArray<string> NotSimulated { get; init; } = [];

    /// <summary>Whether all its records can be listed, and each asked for by its guid; else they are had under a parent alone.</summary>
    public bool Listed { get; init; } = true;

    public bool Single { get; init; } = true;

    /// <summary>Whether one record asked for by its guid comes in a list (Severa FACTS 6.9).</summary>
    public bool SingleInList { get; init; }

    /// <summary>Whether a patch answers the record itself and not a list of it (Severa FACTS 5).</summary>
    public bool PatchAnswersOne { get; init; }

    /// <summary>Whether a create answers a list of the record and not the record itself (Severa FACTS 5).</summary>
    public bool CreateAnswersList { get; init; }

    /// <summary>The registers whose records it is also listed under.</summary>
    public ImmutableArray<SeveraParent> Parents { get; init; } = [];

    /// <summary>Widens <c>changedSince</c> by what the query asks for besides.</summary>
    public Func<SeveraQuery, SeveraRegisters, DateTimeOffset, Func<SandboxRecord, bool>>? Widened { get; init; }

    /// <summary>A refusal that takes more than one field; the record is null for a create.</summary>
    public Func<SeveraRegisters, SandboxRecord?, IReadOnlyDictionary<string, object?>, Answer?>? Check { get; init; }

    /// <summary>What a create gets from other records where it says nothing.</summary>
    public Action<SeveraRegisters, Dictionary<string, object?>>? Given { get; init; }

    /// <summary>Leaves out of a patch what the API ignores, or refuses the whole.</summary>
    public Func<SeveraRegisters, SandboxRecord, Dictionary<string, object?>, Answer?>? Admit { get; init; }

    /// <summary>Whether a write with these values is stamped as a change, so that <c>changedSince</c> finds it.</summary>
    public Func<IReadOnlyCollection<string>, bool> Stamps { get; init; } = static _ => true;

    /// <summary>What follows from a write; the date is today's.</summary>
    public Action<SeveraRegisters, SandboxRecord, string>? Written { get; init; }

    /// <summary>The refusal of a delete.</summary>
    public Func<SeveraRegisters, SandboxRecord, Answer?>? Kept { get; init; }

    /// <summary>What goes with a deleted record.</summary>
    public Action<SeveraRegisters, SandboxRecord>? Removed { get; init; }
}

/// <summary>The register whose records a list stands under: <c>/v1/{Path}/{guid}/...</c>.</summary>
/// <param name="Path">The resource of the parent.</param>
/// <param name="Field">The field that points at it.</param>
/// <param name="Table">The parent's records.</param>
internal sealed record SeveraParent(string Path, string Field, Func<SeveraRegisters, RecordTable> Table)
{
    /// <summary>Whether records are made under it, and not by a field of the body.</summary>
    public bool Creates { get; init; }

    /// <summary>Its last segment, where that is not the register's path.</summary>
    public string? Under { get; init; }

    /// <summary>Its scope, where that is not the register's.</summary>
    public string? Scope { get; init; }

    /// <summary>The parameters of this list alone.</summary>
    public ImmutableArray<SeveraFilter> Filters { get; init; } = [];

    /// <summary>Whether each parent has one record, which is answered itself and not in a list.</summary>
    public bool One { get; init; }
}
