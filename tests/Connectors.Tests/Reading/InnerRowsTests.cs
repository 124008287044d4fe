using Brygga.Connectors.Reading;
using Brygga.Connectors.Remote;
using Brygga.Connectors.Tests.Applying;
using Brygga.Connectors.Tests.Http;
using Brygga.Engine.Data;
using Brygga.Engine.Reading;
using LanguageExt;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Reading;

/// <summary>Records that stand in others come out of these, without a call of their own.</summary>
public sealed class InnerRowsTests
{
    private static readonly EntityType Inner = Shipped.Entity("fortnox.supplier_invoice_row");

    [Fact]
    public async Task Rows_know_their_document_and_are_told_apart_by_place_where_they_are_alike()
    {
        await using var rig = await ReadingRig.Open(Book);
        var invoices = new OneInvoice(rig.Reader(Side.Fortnox), """{"GivenNumber":"7","SupplierInvoiceRows":[{"Account":4010,"Debit":"10.50","Project":"P1"},{"Account":4010,"Debit":3,"Project":"P1"},{"Account":2440}]}""");
        var snapshot = await new SnapshotReader(new MemoryStateStore(new(), "acme"), side => side == Side.Fortnox ? invoices : rig.Reader(side), new Progress<ReadingProgress>())
            .Read(Book, rig.Clock.GetUtcNow(), whole: false, default);
        var table = snapshot.Good()[Inner.Ref];
        Assert.Equal(3, table.Records.Select(static record => record.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(["", "10.5", "3"], table.Records.Select(static record => record.Row.Of("Debit").ToString()).Order(StringComparer.Ordinal));
        Assert.All(table.Records, static record => Assert.Equal("fortnox.supplier_invoice/7", record.Row.Of("invoice").ToString()));
        Assert.True(table.Coverage.ProvesAbsence(rig.Clock.GetUtcNow()));
    }

    /// <summary>A condition that reads the rows, and what leads to them.</summary>
    private static RuleBook Book
    {
        get
        {
            var schema = new Schema(Inner.Ref, [Inner.Fields["invoice"], Inner.Fields["Debit"]]);
            var reads = new Formula(static (in Scope _) => Value.True, ReadSet.Empty with { Others = Seq(new EntityRead(Inner.Ref, 0), new EntityRead(Inner.Ref, 1)) }, default, default, "");
            var rule = new SelectRule("rows", Side.Severa, Verdict.Skip, reads, reads, default);
            return Shipped.Book with { Flows = Shipped.Book.Flows.Map(flow => flow with { Select = Seq1(rule) }), Schemas = Shipped.Book.Schemas.Add(schema) };
        }
    }

    /// <summary>Fortnox, but with one supplier invoice.</summary>
    private sealed class OneInvoice(IRemoteReader inner, string json) : IRemoteReader
    {
        public Side Side => inner.Side;

        public IAsyncEnumerable<Either<Fault, Page>> List(ListAsk ask, CancellationToken stop) => ask.Entity.Ref.Name == "supplier_invoice"
            ? new[] { Right<Fault, Page>(new(Seq1(new Received("7", json, Decode(ask.Entity, ask.Schema, json))), Seq<string>(), 1)) }.ToAsyncEnumerable()
            : inner.List(ask, stop);

        public Task<Either<Fault, Option<Received>>> One(EntityType entity, Schema schema, string id, CancellationToken stop) => inner.One(entity, schema, id, stop);

        public Task<Either<Fault, Seq<Received>>> Find(EntityType entity, Schema schema, NaturalKey key, Value value, CancellationToken stop) =>
            inner.Find(entity, schema, key, value, stop);

        public Task<Either<Fault, Seq<Received>>> Belonging(EntityType entity, Schema schema, string owner, CancellationToken stop) =>
            throw new NotSupportedException(entity.Ref.ToString());

        public Task<Either<Fault, FileContent>> Content(EntityType entity, string json, CancellationToken stop) => inner.Content(entity, json, stop);

        public Task<Either<Fault, Seq<Received>>> Belonging(EntityType entity, Schema schema, OwnerPath by, string owner, CancellationToken stop) =>
            throw new NotSupportedException(entity.Ref.ToString());

        public IMaker Maker(EntityType entity) => throw new NotSupportedException(entity.Ref.ToString());

        public Row Decode(EntityType entity, Schema schema, string json) => inner.Decode(entity, schema, json);
    }
}
