namespace Brygga.Rules.Diagnostics;

/// <summary>BRY0240 to BRY0259: the sections of flows; scores have a file of their own.</summary>
internal static partial class Mistakes
{
    public static Diagnostic NothingBesides(Origin at) => Error("BRY0240", at,
        "The way has one pair only, so nothing can be equal alone.", "Remove 'alone:', or give the way another pair.");

    public static Diagnostic NotWritable(Origin at, string path) => Error("BRY0246", at,
        $"'{path}' can be read, but not written.", "Write a field of the record, of a part, or a reference by its key.");

    public static Diagnostic SameSystem(Origin at, string system) => Error("BRY0247", at,
        $"Both ends of the flow are in {system}.", "A flow goes from one system to the other.");

    public static Diagnostic NotOfThisFlow(Origin at, string name, Seq<string> known) => Unknown("BRY0248", at,
        $"'{name}' is not one of several entities of this flow.", name, known, "for: chooses among the entities of a side that has several.");

    public static Diagnostic UnknownRelation(Origin at, string entity, string name, Seq<string> known) => Unknown("BRY0249", at,
        $"{entity} has no relation '{name}' to many records.", name, known, "Relations are declared in the catalogue.");

    public static Diagnostic UnknownAction(Origin at, string entity, string name, Seq<string> known) => Unknown("BRY0250", at,
        $"{entity} has no action '{name}'.", name, known, "Actions are declared in the catalogue.");

    public static Diagnostic NotAList(Origin at, string what) => Error("BRY0251", at,
        $"A list is needed here, and this is a {what}.", "Name a relation or a list, or build one: [a, b] | filled.");

    public static Diagnostic NotALists(Origin at, string field, Seq<string> known) => Unknown("BRY0252", at,
        $"'{field}' is not a list of rows.", field, known);

    public static Diagnostic NotPickedUpBy(Origin at, string field, Seq<string> known) => Unknown("BRY0253", at,
        $"The API can't filter on '{field}'.", field, known, "pick_up: names fields that the catalogue lists under filter:.");

    public static Diagnostic NoAttachments(Origin at, string entity) => Error("BRY0254", at,
        $"Nothing can be attached to a {entity}.", "Say to: which record gets the files, or declare attachments: in the catalogue.");

    public static Diagnostic NotARecord(Origin at, string what) => Error("BRY0255", at,
        $"A record is needed here, and this is a {what}.", "Name a reference, or find one with | linked(..).");

    public static Diagnostic ResponseOf(Origin at, string word, string when, Seq<string> known) => Error("BRY0256", at,
        $"'{word}' is no answer to {when}.", "", known, Spelling.Nearest(word, known));

    public static Diagnostic NotForDocuments(Origin at, string section) => Error("BRY0257", at,
        $"'{section}' belongs to a flow between registers, and this is one of documents.", "Documents have set: and rows:.");

    public static Diagnostic NotForRegisters(Origin at, string section) => Error("BRY0259", at,
        $"'{section}' belongs to a flow of documents (from: and to:), and this is one between registers.", "Registers have fields: and link:.");

    public static Diagnostic CantBeCreated(Origin at, string entity) => Error("BRY0258", at,
        $"The API can't create a {entity}.", "Leave it out; the catalogue has no create: for it.");
}
