using Brygga.Connectors.Fortnox;
using Brygga.Connectors.Http;
using Brygga.Connectors.Remote;
using Brygga.Connectors.Severa;
using Brygga.Engine.Data;
using Brygga.Engine.Reading;
using LanguageExt;
using Xunit.Abstractions;
using static LanguageExt.Prelude;

namespace Brygga.Fuzz.Answers;

/// <summary>Whatever a system answers: what was asked ends in a fault or in records, after some calls and no long wait.</summary>
public sealed class AnswerTests(ITestOutputHelper output)
{
    private const string Record = """{"guid":"1","Id":"1","CustomerNumber":"1","name":"a.pdf"}""";

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private static readonly Kind<AnsweredCall> Answers = new("answers", AnswerMaker.Make, Ends, static call => call.Write(), AnsweredCall.Read, static call => call.Size)
    {
        Room = 100_000_000,
        RoomPerByte = 50_000,
    };

    public static TheoryData<string> Kept => Campaign.Kept(Answers.Name);

    [Fact]
    public void Any_answer_ends_in_a_fault_or_in_records() => Campaign.Run(Answers, output);

    [Theory, MemberData(nameof(Kept))]
    public void An_answer_that_was_not_survived_once_is_survived(string name) => Campaign.Replay(Answers, name);

    private static bool Ends(AnsweredCall call)
    {
        var clock = new MovedClock();
        using var wire = new Wire(call);
        using var limiter = new RateLimiter(50, TimeSpan.FromSeconds(1), clock);
        var entity = EntityOf(call.Entity);
        var (session, reader, writer) = Connected(entity.Ref.Side, limiter, new SessionOptions { Clock = clock, Wrap = _ => wire });
        using (session)
        {
            var asking = Ask(call.Asked, entity, reader, writer, wire.Stop);
            Assert.True(asking.IsCompleted, "nothing here has to be waited for, so its memory is counted on this thread");
            Assert.False(wire.GoesInCircles, "the same answers are asked for without end");
            Assert.InRange(clock.LongestWait, TimeSpan.Zero, LongestWait);
            return asking.GetAwaiter().GetResult();
        }
    }

    /// <summary>Whether it ended without a fault.</summary>
    private static async Task<bool> Ask(Asked asked, EntityType entity, IRemoteReader reader, IRemoteWriter writer, CancellationToken stop)
    {
        try
        {
            return asked switch
            {
                Asked.List => await List(new(entity, entity.Whole), reader, stop),
                Asked.ListShort => await List(new(entity, new(entity.Ref, entity.Fields.Values.Take(2))) { Since = DateTimeOffset.UnixEpoch }, reader, stop),
                Asked.Find when entity.Keys.HeadOrNone().Case is NaturalKey key => Look(await reader.Find(entity, entity.Whole, key, Value.Of("1001"), stop), reader, entity),
                Asked.Belonging when entity.Read.Of.IsSome => Look(await reader.Belonging(entity, entity.Whole, "1", stop), reader, entity),
                Asked.BelongingBy when entity.Read.Of.Case is string path => Look(await reader.Belonging(entity, entity.Whole, new OwnerPath(entity.Ref, entity.Fields.Keys.First(), path), "1", stop), reader, entity),
                Asked.Content when entity.Read.Content.IsSome => Look(await reader.Content(entity, Record, stop)),
                Asked.Create when entity.Write.Exists(static write => write.Create.Length > 0) => Look((await writer.Create(entity, entity.Whole, Fields(entity), stop)).Map(Seq1), reader, entity),
                Asked.Update when entity.Write.Exists(static write => write.Update.Length > 0) => Look((await writer.Update(entity, entity.Whole, "1", Fields(entity), stop)).Map(Seq1), reader, entity),
                Asked.Attach => Look(await writer.Attach(entity, "1", new("a.pdf", "application/pdf", new byte[] { 1, 2, 3 }), stop)),
                _ => Look((await reader.One(entity, entity.Whole, "1", stop)).Map(static one => one.ToSeq()), reader, entity),
            };
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
    }

    private static async Task<bool> List(ListAsk ask, IRemoteReader reader, CancellationToken stop)
    {
        var good = true;
        await foreach (var page in reader.List(ask, stop)) good &= Look(page.Map(static one => one.Records), reader, ask.Entity);
        return good;
    }

    private static bool Look(Either<Fault, Seq<Received>> outcome, IRemoteReader reader, EntityType entity)
    {
        foreach (var record in outcome.IfLeft(Seq<Received>()))
        {
            Assert.Equal(record.Row, reader.Decode(entity, record.Row.Schema!, record.Json));
            for (var i = 0; i < record.Row.Schema!.Count; i++) Assert.NotNull(record.Row[i].ToString());
        }
        return Look(outcome);
    }

    /// <summary>A fault can be told and kept: its words are text, and not too many.</summary>
    private static bool Look<T>(Either<Fault, T> outcome)
    {
        outcome.IfLeft(static fault =>
        {
            Assert.NotEmpty(fault.Call);
            Assert.NotEmpty(fault.Code);
            Assert.NotEmpty(fault.Message);
            Assert.True(Texts.IsWhole(fault.ToString()), "the words hold half a character");
            Assert.InRange(fault.ToString().Length + fault.Field.Map(static field => field.Length).IfNone(0), 1, 2_000);
        });
        return outcome.IsRight;
    }

    private static Seq<FieldWrite> Fields(EntityType entity) => toSeq(entity.Fields.Values.Where(static field => field.Type.Kind is ValueKind.Text && field.Write is not WriteMode.Never)
        .OrderBy(static field => field.Name, StringComparer.Ordinal).Take(2).Select(static field => new FieldWrite(field, Value.Of("x"))).ToArray()).Strict();

    private static (RemoteSession Session, IRemoteReader Reader, IRemoteWriter Writer) Connected(Side side, RateLimiter limiter, SessionOptions options)
    {
        if (side == Side.Severa)
        {
            var severa = new SeveraSession(new(new("https://severa.example/rest-api"), "client", "secret-of-severa", Seq<string>()), Shipped.Book.Severa, limiter, options);
            return (severa, new SeveraReader(severa), new SeveraWriter(severa));
        }
        var access = new FortnoxAccess.Credentials("7");
        var fortnox = new FortnoxSession(new(new("https://fortnox.example"), new("https://fortnox.example"), "client", "secret-of-fortnox", access), Shipped.Book.Fortnox, limiter, options);
        return (fortnox, new FortnoxReader(fortnox), new FortnoxWriter(fortnox));
    }

    private static EntityType EntityOf(string name)
    {
        var entity = EntityRef.Parse(name);
        return (entity.Side == Side.Severa ? Shipped.Book.Severa : Shipped.Book.Fortnox).Entities[entity.Name];
    }
}
