using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Documents;

/// <summary><c>attach:</c>: which files go to which record, each as it is or all made into one (M30, M35).</summary>
/// <param name="Document">The document on the other side, to which files go unless the rule names another record.</param>
internal sealed record Filing(DocumentTask Task, Source Source, Subject Document, Scope Scope)
{
    /// <summary>The steps with their marks; None where something that the rule looks at is not known.</summary>
    public Option<Seq<(Step Step, string Mark)>> Steps(Reaction reaction, Effect.Attach attach, string mark)
    {
        var (files, to, name) = (attach.Files.Run(Scope), attach.To.Map(to => to.Run(Scope)), attach.FileName.Map(name => name.Run(Scope)));
        var per = attach.OncePer.Map(by => by.Run(Scope)).Strict();
        if (files.IsUnknown || to.Exists(static it => it.IsUnknown) || name.Exists(static it => it.IsUnknown) || per.Exists(static it => it.IsUnknown)) return None;
        if (to.Exists(static it => it.Kind != ValueKind.Reference)) return Seq<(Step, string)>();
        var subject = to.Match(static it => Subject.Of(it.Referenced.Record, it.Referenced.Row), () => Document);
        return Sets(files, attach.As, name.Map(static it => it.ToString()), SharedMarks.Mark(mark, per))
            .Filter(set => !Task.IsDoneForAll(set.Mark))
            .Map(set => (DocumentSteps.Attach(Task, Source, subject, set.Files, set.Mark) with { Rule = reaction.At }, set.Mark)).Strict();
    }

    private static Seq<(FileSet Files, string Mark)> Sets(Value files, Option<string> madeInto, Option<string> name, string mark)
    {
        if (files.Kind != ValueKind.List) return Seq<(FileSet, string)>();
        var records = toSeq(files.Items.ToArray()).Filter(static file => file.Kind == ValueKind.Reference).Map(static file => file.Referenced.Record).Strict();
        if (madeInto.IsSome) return records.IsEmpty ? Seq<(FileSet, string)>() : Seq1((new FileSet(records, madeInto, name), mark));
        return records.Map(file => (FileSet.OfOne(file), $"{mark}/{file.Id}")).Strict();
    }
}
