using Brygga.Engine.Data;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Brygga.Engine.Reading;

/// <summary>One listing of an entity in a run.</summary>
/// <param name="Since">Only what was changed since then; None = all records.</param>
/// <param name="KnownFrom">Records that were read since then are not read by themselves again while their list row says nothing new; None = all are.</param>
public sealed record Pass(Option<DateTimeOffset> Since, Option<DateTimeOffset> KnownFrom)
{
    /// <summary>Only the records with these values.</summary>
    public Seq<ListFilter> Filter { get; init; }

    /// <summary>Of what comes, only records that are known are kept.</summary>
    public bool OfKnown { get; init; }

    /// <summary>Brings every record that there is.</summary>
    public bool IsWhole => Since.IsNone && Filter.IsEmpty && !OfKnown;
}

/// <summary>A value by which a system lets a list be filtered.</summary>
/// <param name="Parameter">The list's parameter for it.</param>
public sealed record ListFilter(string Parameter, Value Value);

/// <summary>What is known of an entity before a run.</summary>
/// <param name="Complete">When the last complete listing began.</param>
/// <param name="Through">Until when changes have been read since.</param>
public sealed record ReadSoFar(DateTimeOffset Complete, DateTimeOffset Through);

/// <summary>How often what is read again.</summary>
/// <param name="Whole">How old the last complete listing may be: only such a one notices records that are gone.</param>
/// <param name="Resumed">How old a record of a reading that was interrupted may be, to be taken over.</param>
/// <param name="Overlap">How far a listing of changes reaches back before the last one.</param>
public sealed record ReadingAges(TimeSpan Whole, TimeSpan Resumed, TimeSpan Overlap)
{
    /// <summary>
    /// The overlap is more than an hour: Fortnox compares in Stockholm's wall clock, which repeats an hour in autumn, and says nothing
    /// about the bound (Fortnox FACTS 2).
    /// </summary>
    public static ReadingAges Usual { get; } = new(TimeSpan.FromDays(7), TimeSpan.FromDays(1), TimeSpan.FromMinutes(65));
}

/// <summary>Which listings a run makes of an entity.</summary>
public static class Passes
{
    /// <param name="soFar">None where nothing was read to its end, or not the fields that are wanted now.</param>
    /// <param name="readBefore">When the records were read that are there already.</param>
    public static Seq<Pass> Of(Way.Listed way, Option<ReadSoFar> soFar, IEnumerable<DateTimeOffset> readBefore, DateTimeOffset start, ReadingAges ages) => soFar.Match(
        known => Again(way, known, start, ages),
        () => First(way, readBefore, start, ages));

    /// <summary>Everything, with nothing taken over.</summary>
    public static Seq<Pass> Anew { get; } = Seq1(new Pass(None, None));

    /// <summary>
    /// The listings of documents that are only read when they are picked up: what is picked up now, on every run, and what has changed of
    /// those that are linked. A change of status is not trusted to be told as a change (Severa FACTS 4).
    /// </summary>
    /// <param name="followed">Whether there are linked documents.</param>
    /// <param name="through">Until when changes have been read.</param>
    public static Seq<Pass> OfDocuments(Seq<Pass> pickUps, bool followed, Option<DateTimeOffset> through, ReadingAges ages) => followed
        ? pickUps.Add(new Pass(through.Map(last => last - ages.Overlap), None) { OfKnown = true })
        : pickUps;

    /// <summary>Whether the last complete listing is too old to go on from.</summary>
    public static bool IsOld(ReadSoFar soFar, DateTimeOffset start, ReadingAges ages) => start - soFar.Complete > ages.Whole;

    /// <summary>
    /// Where the system tells what has changed, that is enough, until it is time to see what is gone; then a listing follows that reads
    /// no record by itself that it knows. Where it can't tell, a record is read by itself when its list row changes, and now and then.
    /// </summary>
    private static Seq<Pass> Again(Way.Listed way, ReadSoFar soFar, DateTimeOffset start, ReadingAges ages)
    {
        if (!way.Incremental) return Seq1(new Pass(None, way.By.OneByOne ? start - ages.Whole : Option<DateTimeOffset>.None));
        var changes = new Pass(soFar.Through - ages.Overlap, None);
        if (!IsOld(soFar, start, ages)) return Seq1(changes);
        return way.By.OneByOne ? Seq(changes, new Pass(None, DateTimeOffset.MinValue)) : Anew;
    }

    /// <summary>A reading that was interrupted goes on: what it has read is taken over, and what was changed since then is read again.</summary>
    private static Seq<Pass> First(Way.Listed way, IEnumerable<DateTimeOffset> readBefore, DateTimeOffset start, ReadingAges ages)
    {
        var young = readBefore.Where(at => at >= start - ages.Resumed && at <= start).ToList();
        if (!way.By.OneByOne || young.Count == 0) return Anew;
        var goingOn = new Pass(None, start - ages.Resumed);
        return way.Incremental ? Seq(new Pass(young.Min() - ages.Overlap, None), goingOn) : Seq1(goingOn);
    }
}
