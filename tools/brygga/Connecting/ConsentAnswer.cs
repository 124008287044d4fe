namespace Brygga.Tool.Connecting;

/// <summary>What Fortnox sent the browser back with.</summary>
internal abstract record ConsentAnswer
{
    private ConsentAnswer()
    {
    }

    /// <summary>The administrator consented; the code is good once, for ten minutes.</summary>
    public sealed record Given(string Code) : ConsentAnswer
    {
        /// <summary>Without the code.</summary>
        public override string ToString() => nameof(Given);
    }

    public sealed record Refused(string Error, string Description) : ConsentAnswer;
}
