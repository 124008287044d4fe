using Brygga.EndToEnd.Rig;
using Brygga.Tool;
using Microsoft.Playwright;

namespace Brygga.EndToEnd;

/// <summary>The page of a comparison in a browser.</summary>
public sealed class ComparisonPageTests
{
    [SkippableFact]
    public async Task A_person_filters_the_records_and_sees_of_a_pair_how_its_points_come_about()
    {
        await using var stage = await Stage.StartShipped(Stage.Awkward);
        (await stage.Run("compare", "--report", stage.At("c.html"))).Ended(ExitCode.Findings);
        var compared = new ComparedView((await stage.Run("compare", "--json")).Ended(ExitCode.Findings).Json);
        await using var browser = await Browsing.Open(stage.At("c.html"));
        var (page, shown) = (browser.Page, browser.Page.Locator("#filters output"));
        Assert.Equal($"{compared.Open} of {compared.Items.Count}", await shown.InnerTextAsync());

        await page.SelectOptionAsync("[name=kind]", new SelectOptionValue { Label = "possible" });
        await page.SelectOptionAsync("[name=register]", new SelectOptionValue { Label = "products" });
        var possible = compared.Items.Where(static item => item is { Kind: "possible", Flow: "products" }).ToList();
        Assert.Equal($"{possible.Count} of {compared.Items.Count}", await shown.InnerTextAsync());
        await page.FillAsync("[name=text]", "skyddsstaket");
        Assert.Equal($"1 of {compared.Items.Count}", await shown.InnerTextAsync());

        await page.ClickAsync(".row");
        var item = possible.Single(static item => item.Record("fortnox") == "fortnox.article/F-110");
        var detail = await page.InnerTextAsync("#detail");
        Assert.Contains("number F-110 is equal and name is not", detail, StringComparison.Ordinal);
        Assert.Contains(item.Remedies.Split('\n')[0], detail, StringComparison.Ordinal);
        Assert.Equal(item.Json["compared"]!.AsArray().Count + 1, await page.Locator("#detail .waterfall tbody tr").CountAsync());
        Assert.Contains($"{item.Points} of 100", (await page.InnerTextAsync("#detail .waterfall tbody tr:last-child")).Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Empty(browser.Complaints);
    }

    [SkippableFact]
    public async Task The_list_is_walked_by_keys_sorted_and_put_back()
    {
        await using var stage = await Stage.StartShipped(Stage.Awkward);
        (await stage.Run("compare", "--report", stage.At("c.html"))).Ended(ExitCode.Findings);
        await using var browser = await Browsing.Open(stage.At("c.html"), ColorScheme.Dark);
        var page = browser.Page;
        await page.SelectOptionAsync("[name=kind]", "");
        await page.SelectOptionAsync("[name=order]", "most");
        var points = await page.Locator(".row .points").AllInnerTextsAsync();
        var numbers = points.Where(static text => text.Length > 0).Select(static text => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(numbers.OrderDescending(), numbers);

        await page.FocusAsync("#list");
        await page.Keyboard.PressAsync("End");
        Assert.Equal(await page.GetAttributeAsync("[aria-selected=true]", "aria-setsize"), await page.GetAttributeAsync("[aria-selected=true]", "aria-posinset"));
        Assert.NotEqual("", await page.InnerTextAsync("#detail"));
        await page.ClickAsync("button[type=reset]");
        await page.WaitForFunctionAsync("document.querySelector('[name=kind]').value === 'open' && document.querySelector('#detail').childElementCount === 0");
        Assert.Empty(browser.Complaints);
    }
}
