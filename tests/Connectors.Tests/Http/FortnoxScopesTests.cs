using Brygga.Connectors.Fortnox;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.Http;

public sealed class FortnoxScopesTests
{
    [Fact]
    public void M36_the_products_rules_ask_for_what_they_read_and_write_and_no_more() =>
        Assert.Equal(Seq("article", "currency", "customer", "project", "settings"), FortnoxScopes.Of(Shipped.OfTheProduct));

    [Fact]
    public void M36_rules_of_customers_alone_ask_for_no_articles() =>
        Assert.Equal(Seq("customer", "settings"), FortnoxScopes.Of(Shipped.Book));

    [Fact]
    public void M36_rules_without_flows_ask_for_the_company_alone() =>
        Assert.Equal(Seq1("settings"), FortnoxScopes.Of(Shipped.Book with { Flows = Seq<Brygga.Engine.Data.Flow>() }));

    /// <summary>An entity whose scope nobody told would be asked for in vain.</summary>
    [Fact]
    public void M36_every_entity_of_the_catalogue_with_a_path_has_its_scope() =>
        Assert.Empty(Shipped.Entities
            .Filter(static entity => entity.Ref.Side == Brygga.Engine.Data.Side.Fortnox && (entity.Read.List.Length > 0 || entity.Read.One.IsSome))
            .Filter(static entity => FortnoxScopes.Of(entity).IsEmpty)
            .Map(static entity => entity.Ref));

    [Theory]
    [InlineData("fortnox.terms_of_payment", "settings")]
    [InlineData("fortnox.financial_year", "bookkeeping")]
    [InlineData("fortnox.price_list", "price")]
    [InlineData("fortnox.supplier_invoice", "supplierinvoice")]
    [InlineData("fortnox.invoice", "invoice archive inbox")]
    public void M36_a_scope_follows_from_the_paths_of_an_entity(string entity, string scopes) =>
        Assert.Equal(scopes, string.Join(' ', FortnoxScopes.Of(Shipped.Entity(entity))));
}
