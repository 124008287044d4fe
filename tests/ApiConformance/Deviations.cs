namespace Brygga.ApiConformance;

/// <summary>Every deviation from the vendors' documents, with what it rests on. Where document and live traffic differ, live wins.</summary>
public static class Deviations
{
    private const string Unknown = "NoAdditionalPropertiesAllowed";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Deviation> All { get; } =
    [
        // Severa
        new("severa", Part.Request, "NotInEnumeration", "FACTS 5: clients write replace, the document Replace; the case does not matter")
        {
            Fields = ["op"],
        },
        new("severa", Part.Request, "StringExpected", "FACTS 5: a patch's value is typed as text by the generator; clients send the field's own type")
        {
            Fields = ["value"],
        },
        new("severa", Part.Request, "NoBodyTaken", "FACTS 6.13: a file is sent as multipart/related, which the document tells in words alone")
        {
            Calls = ["POST /v1/projects/{projectGuid}/files"],
        },
        new("severa", Part.Answer, "NotJson", "FACTS 3: the body of a 429 is plain text") { Statuses = [429] },

        // Fortnox: the frame
        new("fortnox", Part.Answer, Unknown, "FACTS 1: lists have totals, which the document leaves out") { Fields = ["MetaInformation"] },
        new("fortnox", Part.Query, "NoSuchParameter", "FACTS 2: the parameters of every list, which the document leaves out")
        {
            Fields = ["page", "limit", "offset", "sortorder"],
        },
        new("fortnox", Part.Query, "NoSuchParameter", "FACTS 2: lastmodified works there")
        {
            Calls = ["/3/terms", "/3/pricelists", "/3/costcenters"],
            Fields = ["lastmodified"],
        },
        new("fortnox", Part.Query, "NoSuchParameter", "FACTS 8: units sort by code") { Calls = ["/3/units"], Fields = ["sortby"] },
        new("fortnox", Part.Query, "NoSuchParameter", "FACTS 9: description works live") { Calls = ["/3/projects"], Fields = ["description"] },
        new("fortnox", Part.Query, "NoSuchParameter", "FACTS 17: clients ask by date, in lower case as all parameters (FACTS 2)")
        {
            Calls = ["/3/financialyears"],
            Fields = ["date"],
        },
        new("fortnox", Part.Request, "PropertyRequired", "FACTS 1: an update is partial") { Calls = ["PUT "] },
        new("fortnox", Part.Request, "Word", "FACTS 3: API_BLANK clears a value"),

        new("fortnox", Part.Query, "NoSuchParameter", "FACTS 12: suppliers are searched and sorted")
        {
            Calls = ["/3/suppliers"],
            Fields = ["city", "email", "name", "organisationnumber", "phone1", "phone2", "suppliernumber", "zipcode", "sortby"],
        },
        new("fortnox", Part.Query, "NoSuchParameter", "FACTS 13: clients narrow the list by these")
        {
            Calls = ["/3/supplierinvoices"],
            Fields = ["suppliernumber", "suppliername", "costcenter", "project", "ocr", "invoicenumber", "lastmodified", "fromdate", "todate"],
        },
        new("fortnox", Part.Query, "NoSuchParameter", "FACTS 14: clients ask for the files of one invoice")
        {
            Calls = ["/3/supplierinvoicefileconnections"],
            Fields = ["supplierinvoicenumber"],
        },
        new("fortnox", Part.Request, "IntegerExpected", "FACTS 13: a quantity may have decimals") { Calls = ["/3/supplierinvoices"], Fields = ["Quantity"] },

        // Fortnox: errors
        new("fortnox", Part.Answer, Unknown, "FACTS 6: other errors than a 404 have lower-case names")
        {
            Fields = ["error", "message", "code"],
            Statuses = [400, 403, 405, 500, 503],
        },
        new("fortnox", Part.Answer, Unknown, "FACTS 6: a 401 has a message alone") { Fields = ["message"], Statuses = [401] },
        new("fortnox", Part.Answer, Unknown, "FACTS 5: what a 429 says is not known; here it is a message alone")
        {
            Fields = ["message"],
            Statuses = [429],
        },

        new("fortnox", Part.Answer, "ObjectExpected", "FACTS 16: a list of attachments, or of their numbers") { Calls = ["/api/fileattachments/"] },
        new("fortnox", Part.Answer, "PropertyRequired", "FACTS 16: a list of the numbers") { Calls = ["/api/fileattachments/attachments-v1/numberofattachments"] },

        new("fortnox", Part.Answer, "StringExpected", "FACTS 15: an id of a folder answers the folder") { Calls = ["GET /3/inbox/{Id}"] },
        new("fortnox", Part.Answer, "NotJson", "FACTS 15: an id of a file answers its bytes") { Calls = ["GET /3/inbox/{Id}", "GET /3/archive"] },

        // Fortnox: values
        new("fortnox", Part.Answer, "Null", "FACTS 3: an empty value is null in many fields"),
        new("fortnox", Part.Answer, "Word", "FACTS 3: API_NORIGHT stands for a value that may not be read"),
        new("fortnox", Part.Answer, "StringExpected", "FACTS 7: text in, a number out") { Calls = ["/3/customers"], Fields = ["SalesAccount"] },
        new("fortnox", Part.Answer, "NotInEnumeration", "FACTS 7: ELECTRONICINVOICE was seen live")
        {
            Calls = ["/3/customers"],
            Fields = ["Invoice", "Offer", "Order"],
        },
        new("fortnox", Part.Answer, Unknown, "FACTS 3: seen in traffic, in no document") { Calls = ["/3/invoices"], Fields = ["InvoiceReference"] },
        new("fortnox", Part.Answer, "NumberExpected", "FACTS 3: a text in rows of the list, a number in the invoice")
        {
            Calls = ["GET /3/invoices"],
            Fields = ["CurrencyRate"],
        },
        new("fortnox", Part.Request, "StringExpected", "FACTS 10: a number is accepted") { Calls = ["/3/invoices"], Fields = ["DeliveredQuantity"] },
        new("fortnox", Part.Request, "IntegerExpected", "FACTS 10: a text is accepted") { Calls = ["/3/invoices"], Fields = ["AccountNumber", "VAT"] },
        new("fortnox", Part.Request, "NumberTooSmall", "FACTS 10: a row of text has account 0") { Calls = ["/3/invoices"], Fields = ["AccountNumber"] },
        new("fortnox", Part.Answer, "NumberTooSmall", "FACTS 10: a row of text has account 0") { Calls = ["/3/invoices"], Fields = ["AccountNumber"] },
        new("fortnox", Part.Answer, "IntegerExpected", "FACTS 13: a quantity may have decimals") { Calls = ["/3/supplierinvoices"], Fields = ["Quantity"] },
        new("fortnox", Part.Answer, "NotInEnumeration", "FACTS 3: an empty value of a document is an empty text, the role of an ordinary row too")
        {
            Calls = ["/3/supplierinvoices"],
            Fields = ["Code"],
        },
        new("fortnox", Part.Answer, "NumberTooSmall", "FACTS 8: 0 where there is no such account")
        {
            Calls = ["/3/articles"],
            Fields = ["ConstructionAccount"],
        },
    ];
}
