using System.Text.Json.Nodes;

namespace Brygga.Sandbox.Tests;

/// <summary>Booking, cancelling, crediting (FACTS 13).</summary>
public sealed class FortnoxSupplierInvoiceActionTests
{
    [Fact]
    public async Task A_booked_invoice_has_a_voucher_and_stays_as_it_is()
    {
        await using var rig = await Costs.Start();
        var number = Costs.Of(rig, "cost_unbooked");
        Assert.Empty((await Costs.Invoice(rig, number))["Vouchers"]!.AsArray());
        var booked = (await rig.Fortnox("PUT", $"supplierinvoices/{number}/bookkeep")).Json["SupplierInvoice"]!;
        Assert.True(booked["Booked"]!.GetValue<bool>());
        var voucher = Assert.Single(booked["Vouchers"]!.AsArray())!;
        Assert.Equal((booked["VoucherNumber"]!.GetValue<int>(), "F", 3), (voucher["Number"]!.GetValue<int>(), voucher["Series"]!.GetValue<string>(), voucher["Year"]!.GetValue<int>()));
        foreach (var action in new[] { "bookkeep", "cancel" }) Assert.Equal(400, (await rig.Fortnox("PUT", $"supplierinvoices/{number}/{action}")).Status);
        Assert.Equal(400, (await rig.Fortnox("PUT", $"supplierinvoices/{number}", """{"SupplierInvoice":{"Comments":"A"}}""")).Status);
    }

    [Fact]
    public async Task What_is_cancelled_is_cancel_in_the_list_and_cancelled_alone()
    {
        await using var rig = await Costs.Start();
        var number = Costs.Of(rig, "cost_unbooked");
        var cancelled = (await rig.Fortnox("PUT", $"supplierinvoices/{number}/cancel")).Json["SupplierInvoice"]!.AsObject();
        Assert.Equal((true, false, "0"), (cancelled["Cancelled"]!.GetValue<bool>(), cancelled.ContainsKey("Cancel"), cancelled["Balance"]!.GetValue<string>()));
        var row = (await rig.Fortnox("GET", "supplierinvoices?filter=cancelled")).Json["SupplierInvoices"]!.AsArray().Single(one => one!["GivenNumber"]!.ToString() == number)!.AsObject();
        Assert.Equal((true, false), (row["Cancel"]!.GetValue<bool>(), row.ContainsKey("Cancelled")));
        Assert.Equal(400, (await rig.Fortnox("PUT", $"supplierinvoices/{number}/bookkeep")).Status);
    }

    [Fact]
    public async Task A_credit_invoice_reverses_every_row_and_is_booked_by_itself()
    {
        await using var rig = await Costs.Start();
        var number = Costs.Of(rig, "cost_several_projects");
        Assert.Equal(400, (await rig.Fortnox("PUT", $"supplierinvoices/{Costs.Of(rig, "cost_unbooked")}/credit")).Status);
        var original = (await rig.Fortnox("PUT", $"supplierinvoices/{number}/credit")).Json["SupplierInvoice"]!;
        Assert.Equal(number, original["GivenNumber"]!.GetValue<string>());
        var credit = await Costs.Invoice(rig, original["CreditReference"]!.ToString());
        Assert.Equal((true, false, number), (credit["Credit"]!.GetValue<bool>(), credit["Booked"]!.GetValue<bool>(), credit["CreditReference"]!.ToString()));
        Assert.Equal($"-{original["Total"]}", credit["Total"]!.GetValue<string>());
        Assert.Equal(Costs.Rows(original).Select(static row => (Side(row!, "Debit"), row!["Project"]!.ToString())), Costs.Rows(credit).Select(static row => (Side(row!, "Credit"), row!["Project"]!.ToString())));
        Assert.Equal(400, (await rig.Fortnox("PUT", $"supplierinvoices/{number}/credit")).Status);
        Assert.Equal(200, (await rig.Fortnox("PUT", $"supplierinvoices/{credit["GivenNumber"]}/bookkeep")).Status);
    }

    [Fact]
    public async Task Nothing_is_booked_in_a_locked_period()
    {
        await using var rig = await Costs.Start();
        rig.World.Fortnox.LockedUntil = new(2025, 5, 31);
        Assert.Equal((400, 2000401), await rig.FortnoxRefusal("PUT", $"supplierinvoices/{Costs.Of(rig, "cost_unbooked")}/bookkeep"));
    }

    private static decimal Side(JsonNode row, string name) => row[name]!.GetValue<decimal>();
}
