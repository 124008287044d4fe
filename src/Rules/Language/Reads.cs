using Brygga.Rules.Diagnostics;

namespace Brygga.Rules.Language;

/// <summary>What a checked expression reads, uses and should better not say: gathered from all its nodes.</summary>
internal static class Reads
{
    extension(Typed typed)
    {
        /// <summary>Every field of every entity, also of records that are only passed through.</summary>
        public Seq<FieldName> Fields => typed.All().Bound(OwnFields);

        /// <summary>Those of the records at hand.</summary>
        public Seq<FieldName> FieldsAtHand => typed.All().Bound(static t => t switch
        {
            Typed.Read r => r.Names,
            Typed.Self s => s.Ids,
            _ => Seq<FieldName>(),
        });

        public Seq<string> Settings => typed.All().Chosen(static t => t is Typed.Setting s ? Some(s.Name) : None);

        public Seq<ExprType> SettingTypes => typed.All().Chosen(static t => t is Typed.Setting s ? Some(s.Type) : None);

        /// <summary>The names of <c>let:</c> and <c>parts:</c> that it uses.</summary>
        public Seq<string> Names => typed.All().Chosen(static t => t is Typed.Named n ? Some(n.Name) : None);

        public Seq<Fact> Facts => typed.All().Chosen(static t => t is Typed.Known k ? Some(k.Fact) : None);

        public Seq<string> Flows => typed.All().Bind(static t => t is Typed.Call c ? c.Arguments : Seq<Argument>())
            .Chosen(static a => a is Argument.Flow f ? Some(f.Name) : None);

        public Seq<Diagnostic> Warnings => typed.All()
            .Chosen(static t => t is Typed.IsSet { Input.Type: { MayBeNothing: false, MayMiss: false } } s ? Some(Mistakes.AlwaysSet(s.At)) : None);

        private Seq<Typed> All()
        {
            var all = new List<Typed>();
            Add(typed, all);
            return toSeq(all.ToArray());
        }
    }

    private static void Add(Typed typed, List<Typed> all)
    {
        all.Add(typed);
        foreach (var child in typed.Children) Add(child, all);
    }

    private static Seq<FieldName> OwnFields(Typed typed) => typed switch
    {
        Typed.Read r => r.Names,
        Typed.Self s => s.Ids,
        Typed.Related r => r.Needs,
        Typed.Follow f => f.Names,
        Typed.Call c => c.Arguments.Choose(static a => a is Argument.Entity e ? Some(e.Key) : None),
        _ => Seq<FieldName>(),
    };
}
