namespace Brygga.Sandbox;

/// <summary>Which field of a credit note in Severa names the invoice that it credits; the other one names the credit note on that invoice.</summary>
public enum CreditReference
{
    /// <summary><c>creditNoteInvoice</c>.</summary>
    CreditNoteInvoice,

    /// <summary><c>reimburseInvoice</c>.</summary>
    ReimburseInvoice,
}

/// <summary>What of a credit note's rows is negative.</summary>
public enum CreditSign
{
    /// <summary>The quantity.</summary>
    Quantity,

    /// <summary>The price.</summary>
    Price,
}

/// <summary>How Severa shows a credit note, which nobody could verify (Severa FACTS 6.8).</summary>
/// <param name="Reference">Which field names the original.</param>
/// <param name="Sign">What of its rows is negative.</param>
public sealed record CreditNotes(CreditReference Reference = CreditReference.CreditNoteInvoice, CreditSign Sign = CreditSign.Quantity);
