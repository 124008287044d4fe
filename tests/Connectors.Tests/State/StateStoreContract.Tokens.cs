using Brygga.Connectors.State;
using Brygga.Engine.Data;
using Xunit;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Tests.State;

/// <summary>Tokens and companies.</summary>
public abstract partial class StateStoreContract
{
    [SkippableFact]
    public async Task M36_a_new_store_knows_no_tokens_and_no_company()
    {
        await using var store = await Open();
        Assert.Equal(None, await store.Tokens(Side.Fortnox, Stop));
        Assert.Equal(None, await store.Company(Side.Severa, Stop));
    }

    [SkippableFact]
    public async Task M36_tokens_are_there_after_the_store_was_opened_again()
    {
        await using (var before = await Open()) await before.SaveTokens(Side.Fortnox, new("sealed 1", Sample.At(1)), Stop);
        await using var store = await Open();
        Assert.Equal(Some(new SealedTokens("sealed 1", Sample.At(1))), await store.Tokens(Side.Fortnox, Stop));
    }

    [SkippableFact]
    public async Task M36_tokens_belong_to_one_system_of_one_connection()
    {
        await using var store = await Open();
        await using var other = await Open("other");
        await store.SaveTokens(Side.Fortnox, new("sealed 1", Sample.At(1)), Stop);
        await store.KeepCompany(Side.Fortnox, "101", Sample.At(1), Stop);
        Assert.Equal(None, await store.Tokens(Side.Severa, Stop));
        Assert.Equal(None, await other.Tokens(Side.Fortnox, Stop));
        Assert.Equal(None, await store.Company(Side.Severa, Stop));
        Assert.Equal(None, await other.Company(Side.Fortnox, Stop));
    }

    [SkippableFact]
    public async Task M36_a_refresh_that_was_begun_is_remembered_until_new_tokens_are_stored()
    {
        await using var store = await Open();
        await store.SaveTokens(Side.Fortnox, new("sealed 1", Sample.At(1)), Stop);
        await store.BeginRefresh(Side.Fortnox, Sample.At(2), Stop);
        Assert.Equal(Some(new SealedTokens("sealed 1", Sample.At(1)) { RefreshBegun = Sample.At(2) }), await store.Tokens(Side.Fortnox, Stop));
        await store.SaveTokens(Side.Fortnox, new("sealed 2", Sample.At(3)), Stop);
        Assert.Equal(Some(new SealedTokens("sealed 2", Sample.At(3))), await store.Tokens(Side.Fortnox, Stop));
    }

    [SkippableFact]
    public async Task M36_a_refresh_without_tokens_leaves_no_trace()
    {
        await using var store = await Open();
        await store.BeginRefresh(Side.Fortnox, Sample.At(2), Stop);
        Assert.Equal(None, await store.Tokens(Side.Fortnox, Stop));
    }

    [SkippableFact]
    public async Task M36_the_first_company_stays()
    {
        await using var store = await Open();
        await store.KeepCompany(Side.Fortnox, "101", Sample.At(1), Stop);
        await store.KeepCompany(Side.Fortnox, "202", Sample.At(2), Stop);
        Assert.Equal(Some("101"), await store.Company(Side.Fortnox, Stop));
    }
}
