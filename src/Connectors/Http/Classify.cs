using Brygga.Connectors.Remote;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Connectors.Http;

/// <summary>What an answer, or none, means for what happens next (DESIGN 7; Severa FACTS 5, Fortnox FACTS 5 and 6).</summary>
internal static class Classify
{
    public static Attempt Attempt(RemoteSession session, Ask ask, Either<Silence, Answer> exchange, DateTimeOffset now) =>
        exchange.Match(
            Right: answer => answer.IsUnreadable ? Unanswered(session, ask, Silence.Unreadable) : Answered(session, ask, answer, now),
            Left: silence => Unanswered(session, ask, silence));

    private static Attempt Answered(RemoteSession session, Ask ask, Answer answer, DateTimeOffset now)
    {
        if (ask.MayBeAbsent && answer.Status == 404 && session.SaysThatThereIsNone(answer)) return Done(answer);
        var complaint = session.Complaint(answer);
        if (answer.IsSuccess && complaint.IsNone) return Done(answer);
        var words = complaint.IfNone(() => Complaint.Plain(answer));
        var kind = Kind(ask, answer.Status, words.Kind);
        var fault = new Fault(kind, session.Side, ask.Name, session.Discreet(words.Code), session.Discreet(words.Message), words.Field.Map(session.Discreet));
        return new(fault, kind is FaultKind.Rate or FaultKind.Transient, answer.RetryAfter(now), TimeSpan.Zero) { Refused = answer.Status == 401 };
    }

    private static Attempt Done(Answer answer) => new(answer, MayRepeat: false, None, TimeSpan.Zero);

    /// <summary>A create that may have arrived is never sent again: it has to be looked up.</summary>
    private static Attempt Unanswered(RemoteSession session, Ask ask, Silence silence)
    {
        var kind = !ask.IsRepeatable && !silence.NothingSent ? FaultKind.UnknownOutcome : silence.Lasts ? FaultKind.Data : FaultKind.Transient;
        var fault = new Fault(kind, session.Side, ask.Name, silence.Code, silence.Message, None);
        return new(fault, kind is FaultKind.Transient, None, TimeSpan.Zero);
    }

    private static FaultKind Kind(Ask ask, int status, Option<FaultKind> meant)
    {
        var kind = meant.IfNone(() => status switch
        {
            401 or 403 or 407 => FaultKind.Auth,
            429 => FaultKind.Rate,
            408 or >= 500 => FaultKind.Transient,
            _ => FaultKind.Data,
        });
        if (kind is FaultKind.Data && ask.IsLogin) return FaultKind.Auth;
        return kind is FaultKind.Transient && !ask.IsRepeatable ? FaultKind.UnknownOutcome : kind;
    }
}
