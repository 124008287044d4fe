using System.Text;
using Brygga.ApiConformance;

namespace Brygga.Sandbox.Tests.Conformance;

/// <summary>
/// What the sandbox answers and takes is what the vendors' OpenAPI documents say. Every other test of this project holds its exchanges
/// against them as well (<see cref="Rig.Conformance"/>); without the documents none does, and these are skipped.
/// </summary>
public sealed class ConformanceTests
{
    [SkippableFact]
    public async Task Everything_there_is_answers_as_the_documents_say_and_no_deviation_is_stale()
    {
        Skip.If(ApiDocument.Missing is not null, ApiDocument.Missing);
        var watch = await Tour.Take();
        Assert.Empty(watch.Findings);
        Assert.Empty(Deviations.All.Where(one => !watch.Met.Contains(one)).Select(static one => one.ToString()));
    }

    [Fact]
    public void Every_deviation_names_its_section_of_the_facts() =>
        Assert.All(Deviations.All, static one => Assert.Matches(@"^FACTS \d+(\.\d+)?: .{8}", one.Reason));

    /// <summary>One thing is wrong: it is found, and said where and what.</summary>
    [SkippableTheory]
    [InlineData("GET /v1/products/x", "", 200, """{"name":"a","colour":"red"}""", "Answer colour: NoAdditionalPropertiesAllowed")]
    [InlineData("GET /v1/products/x", "", 200, """{"name":"a","salesAccount":{"guid":"b","colour":1}}""", "Answer salesAccount.colour: NoAdditionalPropertiesAllowed")]
    [InlineData("GET /v1/products/x", "", 200, """{"name":"a","code":5}""", "Answer code: StringExpected")]
    [InlineData("GET /v1/products/x", "", 200, """{"name":null}""", "Answer name: Null")]
    [InlineData("GET /v1/products/x", "", 200, """{"code":"a"}""", "Answer name: PropertyRequired")]
    [InlineData("GET /v1/products/x", "", 200, """{"name":"a","type":"Materiel"}""", "Answer type: NotInEnumeration")]
    [InlineData("GET /v1/products", "", 200, """[{"name":"a","isActive":"yes"}]""", "Answer isActive: BooleanExpected")]
    [InlineData("GET /v1/projects/x", "", 200, """{"name":"a","startDate":"1 May 2025"}""", "Answer startDate: DateExpected")]
    [InlineData("GET /v1/projects/x", "", 200, """{"name":"a","isClosed":null}""", "Answer isClosed: Null")]
    [InlineData("GET /v1/products/x", "", 200, "", "Answer : NoBody")]
    [InlineData("GET /v1/products/x", "", 204, "", "Answer : NoSuchStatus")]
    [InlineData("GET /v1/products/x", "", 200, "hello", "Answer : NotJson")]
    [InlineData("GET /v1/prodcuts", "", 404, "", "Call : NoSuchCall")]
    [InlineData("PUT /v1/products", "", 404, "", "Call : NoSuchCall")]
    [InlineData("GET /v1/products?codes=a", "", 200, "[]", "Query codes: NoSuchParameter")]
    [InlineData("GET /v1/products?isActive=ja", "", 200, "[]", "Query isActive: BooleanExpected")]
    [InlineData("GET /v1/customers?changedSinceOptions=Address", "", 200, "[]", "Query changedSinceOptions: NotInEnumeration")]
    [InlineData("POST /v1/products", """{"name":"a","nmae":"b"}""", 201, """{"name":"a"}""", "Request nmae: NoAdditionalPropertiesAllowed")]
    [InlineData("POST /v1/products", """{"code":"a"}""", 400, "", "Request name: PropertyRequired")]
    [InlineData("POST /v1/customers", """{"name":"a","isInternal":true}""", 201, """{"name":"a"}""", "Request isInternal: ReadOnly")]
    [InlineData("PATCH /v1/products/x", """[{"op":"Replace","path":"/nmae","value":"b"}]""", 200, "[]", "Request /nmae: NoSuchField")]
    [InlineData("PATCH /v1/products/x", """[{"op":"Replace","path":"/vatRate","value":"much"}]""", 200, "[]", "Request /vatRate: NumberExpected")]
    [InlineData("PATCH /v1/customers/x", """[{"op":"Replace","path":"/isInternal","value":true}]""", 200, "[]", "Request /isInternal: ReadOnly")]
    [InlineData("PATCH /v1/addresses/x", """[{"op":"Replace","path":"/country/gudi","value":"a"}]""", 200, "[]", "Request /country/gudi: NoSuchField")]
    public void What_the_document_does_not_allow_is_found(string call, string request, int status, string answer, string finding)
    {
        Skip.If(ApiDocument.Missing is not null, ApiDocument.Missing);
        var watch = new ConformanceWatch(refusedToo: true);
        var (method, path) = call.Split(' ') is [var before, var after] ? (before, after) : ("", "");
        watch.See(new("severa", method, path, "application/json", Encoding.UTF8.GetBytes(request), status, "application/json", Encoding.UTF8.GetBytes(answer)));
        Assert.Contains(finding, Assert.Single(watch.Findings), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("""{"Project":{"Description":"a","Beskrivning":"b"}}""", "Answer Project.Beskrivning: NoAdditionalPropertiesAllowed")]
    [InlineData("""{"Project":{"Description":"a","Status":"DONE"}}""", "Answer Project.Status: NotInEnumeration")]
    [InlineData("""{"Project":{"Description":"123456789 123456789 123456789 123456789 123456789 1"}}""", "Answer Project.Description: StringTooLong")]
    [InlineData("""{"Projekt":{}}""", "Answer Projekt: NoAdditionalPropertiesAllowed")]
    public void What_fortnoxs_document_does_not_allow_is_found(string answer, string finding)
    {
        Skip.If(ApiDocument.Missing is not null, ApiDocument.Missing);
        var watch = new ConformanceWatch(refusedToo: true);
        watch.See(new("fortnox", "GET", "/3/projects/1", null, default, 200, "application/json", Encoding.UTF8.GetBytes(answer)));
        Assert.Contains(finding, Assert.Single(watch.Findings), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void A_refused_request_and_one_that_is_wrong_on_purpose_are_looked_at_only_when_told()
    {
        Skip.If(ApiDocument.Missing is not null, ApiDocument.Missing);
        var wrong = new SandboxExchange("severa", "POST", "/v1/products", null, Encoding.UTF8.GetBytes("{}"), 400, null, default);
        var (lenient, strict) = (new ConformanceWatch(refusedToo: false), new ConformanceWatch(refusedToo: true));
        lenient.See(wrong);
        strict.See(wrong with { Note = "on purpose" });
        Assert.Empty(lenient.Findings.Concat(strict.Findings));
        strict.See(wrong);
        Assert.Throws<InvalidOperationException>(strict.Approve);
    }
}
