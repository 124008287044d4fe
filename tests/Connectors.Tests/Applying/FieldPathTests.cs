using Brygga.Connectors.Applying;
using Brygga.Connectors.Tests.Applying.Documents;
using Brygga.Engine.Data;
using Xunit;

namespace Brygga.Connectors.Tests.Applying;

/// <summary>The fields by which a record without a key is found again, those that stand inside others among them.</summary>
public sealed class FieldPathTests
{
    private static readonly Value Cost = Value.Record([new("amount", Value.Of(125.50m)), new("currencyCode", Value.Of("SEK"))]);

    [Fact]
    public void A_field_is_itself()
    {
        var path = FieldPath.Of("quantity");
        Assert.Equal("quantity", path.Field);
        Assert.Equal(Value.Of(1), path.In(Value.Of(1)));
    }

    [Fact]
    public void M34_an_amount_stands_inside_the_cost()
    {
        var path = FieldPath.Of("unitCost.amount");
        Assert.Equal("unitCost", path.Field);
        Assert.Equal(Value.Of(125.5m), path.In(Cost));
    }

    [Fact]
    public void What_a_value_lacks_is_nothing()
    {
        Assert.Equal(Value.Nothing, FieldPath.Of("unitCost.rate").In(Cost));
        Assert.Equal(Value.Nothing, FieldPath.Of("unitCost.amount").In(Value.Nothing));
    }

    /// <summary>Of every entity of the shipped catalogues: a name that leads nowhere would find nothing, and make records twice.</summary>
    [Fact]
    public void M2_each_field_by_which_records_are_found_again_is_one_of_the_record()
    {
        var counted = Office.Book.Severa.Entities.Values.Where(static entity => entity.RecoverBySame.IsSome).ToList();
        Assert.Contains(counted, static entity => entity.Ref.ToString() == "severa.project_fee");
        foreach (var entity in counted)
            foreach (var path in entity.RecoverBySame.Bind(static same => same.Fields).Map(FieldPath.Of))
                Assert.NotEqual(ValueKind.Record, path.In(entity.Fields[path.Field].Type).Kind);
    }
}
