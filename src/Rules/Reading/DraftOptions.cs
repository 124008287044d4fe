using Brygga.Rules.Language;

namespace Brygga.Rules.Reading;

/// <summary>What a rule may leave out: it then reads nothing and compiles to nothing.</summary>
internal static class DraftOptions
{
    extension<T>(Option<Draft<T>> draft)
    {
        public Seq<FieldName> Fields => draft.Match(static d => d.Fields, Seq<FieldName>);

        public Option<T> In(Schemas schemas) => draft.Map(d => d.Compile(schemas));
    }
}
