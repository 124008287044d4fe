using Brygga.Connectors.Remote;
using Brygga.Engine.Data;
using Brygga.Engine.Planning;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Applying;

/// <summary>By what a created record is found again, as the target's catalogue declares it (<c>recover:</c>).</summary>
internal abstract record CreateKey
{
    private CreateKey()
    {
    }

    /// <summary>As a person would name it.</summary>
    public abstract string Shown { get; }

    /// <summary>The value of a natural key.</summary>
    public sealed record Natural(NaturalKey Key, Value Value) : CreateKey
    {
        public override string Shown => Value.ToString();
    }

    /// <summary>The mark that the create writes, and nobody else.</summary>
    public sealed record Mark(Marker Marker, Value Value) : CreateKey
    {
        public override string Shown => $"{Value} in {Marker.Field}";
    }

    /// <summary>An action on another record, which names the new one afterwards.</summary>
    public sealed record Made(RecordRef From, string Action) : CreateKey
    {
        public override string Shown => $"{Action} of {From}";
    }

    /// <summary>For want of a key: the same values in some fields, and not one of the records that were there before the create.</summary>
    /// <param name="Within">The record to which it belongs.</param>
    /// <param name="Before">The ids of those that were the same already.</param>
    public sealed record Same(HashMap<string, Value> Fields, Option<string> Within, Seq<string> Before) : CreateKey
    {
        public override string Shown => string.Join(", ", Fields.OrderBy(static f => f.Key, StringComparer.Ordinal).Select(static f => $"{f.Key} {f.Value}"));
    }
}

/// <summary>The key of a create, from its step or from the intent that state keeps.</summary>
internal static class CreateKeys
{
    private const string Before = "#before";
    private const string Within = "#within";
    private const string Action = "#action";
    private const string From = "#from";

    /// <summary>None where the step has nothing by which a lost create could be found again.</summary>
    public static Option<CreateKey> Of(ApplyRun run, Step step, Seq<FieldWrite> writes)
    {
        var entity = run.Rules.Entity(step.Entity);
        var made = from action in step.Action
                   from original in step.From
                   select (CreateKey)new CreateKey.Made(original, action);
        var marked = from marker in entity.Marker
                     from write in writes.Find(write => write.Field.Name == marker.Field)
                     select (CreateKey)new CreateKey.Mark(marker, write.Value);
        var natural = from field in entity.RecoverKey
                      from write in writes.Find(write => write.Field.Name == field)
                      select (CreateKey)Natural(run, step.Entity, field, write.Value);
        return made || marked || natural || entity.RecoverBySame.Map(same => (CreateKey)new CreateKey.Same(
            toHashMap(same.Fields.Map(path => (path, ValueOf(writes, FieldPath.Of(path))))),
            same.Within.Bind(name => writes.Find(write => write.Field.Name == name)).Map(static write => IdOf(write.Value)),
            Seq<string>()));
    }

    public static CreateKey Of(ApplyRun run, Intent intent)
    {
        if (run.Rules.Entity(intent.Target).Marker.Filter(marker => marker.Field == intent.KeyField).Case is Marker marker) return new CreateKey.Mark(marker, intent.Key);
        if (intent.KeyField.Length > 0) return Natural(run, intent.Target, intent.KeyField, intent.Key);
        var members = toHashMap(intent.Key.Members.ToArray().Select(static m => (m.Name, m.Value)));
        if (members.Find(Action).Case is Value action) return new CreateKey.Made(RecordRef.Parse(members[From].Text), action.Text);
        return new CreateKey.Same(
            members.Remove(Before).Remove(Within),
            members.Find(Within).Map(static within => within.Text),
            toSeq(members[Before].Items.ToArray().Select(static id => id.Text)).Strict());
    }

    /// <summary>As an intent keeps it.</summary>
    public static (string Field, Value Value) Stored(CreateKey key) => key switch
    {
        CreateKey.Mark mark => (mark.Marker.Field, mark.Value),
        CreateKey.Made made => ("", Value.Record([new(Action, Value.Of(made.Action)), new(From, Value.Of(made.From.ToString()))])),
        CreateKey.Natural natural => (natural.Key.Field, natural.Value),
        CreateKey.Same same => ("", Value.Record(same.Fields
            .AddRange(same.Within.Map(static id => (Within, Value.Of(id))).ToSeq())
            .Add(Before, Value.List(same.Before.Map(Value.Of)))
            .Select(static f => new Member(f.Key, f.Value)))),
        _ => throw new System.Diagnostics.UnreachableException(key.GetType().Name),
    };

    /// <summary>Whether a record that has the key already is out of the question, or refused by the target: then nobody needs to look before a create.</summary>
    public static bool IsFree(CreateKey key) => key is CreateKey.Mark or CreateKey.Natural { Key.Unique: Uniqueness.Enforced };

    /// <summary>The records with the key that were not there before the create.</summary>
    public static async Task<Either<Fault, Seq<Received>>> Find(ApplyRun run, Step step, CreateKey key)
    {
        var (reader, entity, schema) = (run.Systems.Reader(step.Entity.Side), run.Rules.Entity(step.Entity), run.Schema(step.Entity));
        if (key is CreateKey.Natural natural) return await reader.Find(entity, schema, natural.Key, natural.Value, CancellationToken.None);
        if (key is CreateKey.Mark mark) return await reader.Find(entity, schema, new(mark.Marker.Field, Uniqueness.No, mark.Marker.Find), mark.Value, CancellationToken.None);
        if (key is CreateKey.Made made) return await Making.Find(run, made, schema);
        var same = (CreateKey.Same)key;
        var candidates = same.Within.Case is string owner
            ? await reader.Belonging(entity, schema, owner, CancellationToken.None)
            : await reader.Find(entity, schema, Searched(entity, same, out var value), value, CancellationToken.None);
        return candidates.Map(found => found
            .Filter(received => !same.Before.Exists(id => id == received.Id) && IsSame(reader, entity, same, received)).Strict());
    }

    /// <summary>
    /// Those of them that a create whose answer was lost may have made. Where records may be alike, one that another source has is that
    /// source's: rows that are alike in everything are made one by one, and any of their creates may be settled first.
    /// </summary>
    public static async Task<Either<Fault, Seq<Received>>> FindMade(ApplyRun run, Step step, CreateKey key)
    {
        var found = await Find(run, step, key);
        return IsCounted(run, step, key) ? found.Map(records => records.Filter(record => !run.IsLinked(step, record)).Strict()) : found;
    }

    /// <summary>Whether records with the key may be there already, and only how many there are tells of a create.</summary>
    public static bool IsCounted(ApplyRun run, Step step, CreateKey key) => key is CreateKey.Same && run.Rules.Entity(step.Entity).RecoverBySame.Exists(static by => by.Counted);

    public static string Twins(Step step, CreateKey key, Seq<Received> found) =>
        $"{step.Entity.Side.Title()} has {found.Count} records with the key {key.Shown} ({string.Join(", ", found.Map(static r => r.Id))}): keep one, and change the key of the others.";

    private static bool IsSame(IRemoteReader reader, EntityType entity, CreateKey.Same same, Received received)
    {
        var whole = entity.Whole;
        var row = reader.Decode(entity, whole, received.Json);
        return toSeq(same.Fields.Keys).ForAll(name =>
        {
            var path = FieldPath.Of(name);
            return whole.Ordinal(path.Field).Exists(ordinal => path.In(row[ordinal]) == path.In(whole[ordinal].Type).Normalise(same.Fields[name]));
        });
    }

    /// <summary>The natural key among the fields, by which the candidates are searched.</summary>
    private static NaturalKey Searched(EntityType entity, CreateKey.Same same, out Value value)
    {
        var key = entity.Keys.Find(key => same.Fields.ContainsKey(key.Field))
            .IfNone(() => throw new InvalidOperationException($"{entity.Ref}: recover names neither an owner nor a key"));
        value = same.Fields[key.Field];
        return key;
    }

    private static Value ValueOf(Seq<FieldWrite> writes, FieldPath path) => writes.Find(write => write.Field.Name == path.Field).Match(write => path.In(write.Value), static () => Value.Nothing);

    private static string IdOf(Value owner) => owner.Kind == ValueKind.Reference ? owner.Referenced.Record.Id : owner.ToString();

    private static CreateKey.Natural Natural(ApplyRun run, EntityRef entity, string field, Value value) => new(
        run.Rules.Entity(entity).Keys.Find(key => key.Field == field).IfNone(() => new NaturalKey(field, Uniqueness.No, None)),
        value);
}
