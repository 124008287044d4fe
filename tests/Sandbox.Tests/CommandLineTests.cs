namespace Brygga.Sandbox.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public void Options_are_read()
    {
        string[] given = ["--port", "5080", "--customers", "7", "--products", "8", "--projects", "9", "--seed", "3", "--clean"];
        Assert.Null(CommandLine.Read(given, out var options));
        Assert.Equal((5080, 7, 8, 9, 3, false), (options.Port, options.Customers, options.Products, options.Projects, options.Seed, options.Cases));
        Assert.IsType<SandboxClock>(options.Clock);
    }

    [Fact]
    public void Options_of_invoices_are_read()
    {
        string[] given =
        [
            "--invoices", "1000", "--supplier-invoices", "500", "--unnumbered", "--number-patches", "ignores", "--status-patches", "refuses", "--locked-status-patches", "refuses",
            "--settings-patches", "ignores", "--credit-notes", "reimburseInvoice", "--credit-rows", "price",
        ];
        Assert.Null(CommandLine.Read(given, out var options));
        Assert.Equal((1000, 500, false), (options.Invoices, options.SupplierInvoices, options.NumberedInvoices));
        Assert.Equal(
            new InvoicePatches { Number = PatchMode.Ignores, Status = PatchMode.Refuses, LockedStatus = PatchMode.Refuses, Settings = PatchMode.Ignores },
            options.InvoicePatches);
        Assert.Equal(new CreditNotes(CreditReference.ReimburseInvoice, CreditSign.Price), options.CreditNotes);
    }

    [Theory]
    [InlineData("unknown option '--prot'", "--prot", "1")]
    [InlineData("--port needs a whole number", "--port")]
    [InlineData("--seed needs a whole number", "--seed", "-1")]
    [InlineData("--projects must be at most 1000000", "--projects", "1000001")]
    [InlineData("--invoices needs a whole number", "--invoices", "many")]
    [InlineData("--supplier-invoices must be at most 1000000", "--supplier-invoices", "1000001")]
    [InlineData("--number-patches needs one of its words: see --help", "--number-patches", "sometimes")]
    [InlineData("--credit-rows needs one of its words: see --help", "--credit-rows")]
    [InlineData("--port must be at most 65535", "--port", "70000")]
    public void What_is_wrong_is_said(string problem, params string[] arguments) => Assert.Equal(problem, CommandLine.Read(arguments, out _));
}
