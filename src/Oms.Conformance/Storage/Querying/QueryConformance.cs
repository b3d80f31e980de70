using NodaTime;
using Oms.Conformance.Storage.Building;
using Oms.Documents;
using Oms.Events;
using Oms.Inventory;
using Oms.Storage;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>Everything else that can be listed, by every criterion, a page at a time.</summary>
public abstract class QueryConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected QueryConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>Documents of a kind by their indexed texts, ordered by id, ordinally.</summary>
    [Fact]
    public async Task Documents()
    {
        Document[] documents =
        [
            Samples.Document("b") with { Index1 = "x" },
            Samples.Document("A") with { Index1 = "x", Index2 = "y" },
            Samples.Document("a") with { Index1 = "X", Index3 = "z" },
            Samples.Document("a-1") with { Index4 = "w" },
            Samples.Document("other", kind: "other") with { Index1 = "x" },
        ];
        await CommitAsync(Make.Set() with { Puts = [.. documents.Select(document => new PutDocument(0, document))] });

        await AssertAsync(new DocumentQuery { Kind = "note" }, "A", "a", "a-1", "b");
        await AssertAsync(new DocumentQuery { Kind = "note", Index1 = "x" }, "A", "b");
        await AssertAsync(new DocumentQuery { Kind = "note", Index1 = "x", Index2 = "y" }, "A");
        await AssertAsync(new DocumentQuery { Kind = "note", Index3 = "z" }, "a");
        await AssertAsync(new DocumentQuery { Kind = "note", Index4 = "w" }, "a-1");
        await AssertAsync(new DocumentQuery { Kind = "other" }, "other");
        await AssertAsync(new DocumentQuery { Kind = "third" });

        async Task AssertAsync(DocumentQuery criteria, params string[] ids) =>
            Assert.Equal(ids, (await AllAsync(cursor => new StoreQuery.Documents(Make.Tenant, criteria with { Cursor = cursor, Size = 1 }))).Select(document => document.Id));
    }

    /// <summary>Movements by SKU and location, oldest first.</summary>
    [Fact]
    public async Task Movements()
    {
        var movements = Enumerable.Range(0, 12).Select(n => Make.Movement(n % 2 == 0 ? "A" : "B", n + 1, n % 3 == 0 ? Samples.Here : Samples.There)).ToList();
        await CommitAsync(Make.Set() with { Movements = [.. movements.AsEnumerable().Reverse()] });

        await AssertAsync(new MovementQuery(), _ => true);
        await AssertAsync(new MovementQuery { Sku = new Sku("A") }, n => n % 2 == 0);
        await AssertAsync(new MovementQuery { Location = new LocationCode(Samples.Here) }, n => n % 3 == 0);
        await AssertAsync(new MovementQuery { Sku = new Sku("A"), Location = new LocationCode(Samples.Here) }, n => n % 6 == 0);
        await AssertAsync(new MovementQuery { Sku = new Sku("a") }, _ => false);

        async Task AssertAsync(MovementQuery criteria, Func<int, bool> wanted) => Assert.Equal(
            movements.Where((_, n) => wanted(n)).Select(movement => movement.Id),
            (await AllAsync(cursor => new StoreQuery.Movements(Make.Tenant, criteria with { Cursor = cursor, Size = 2 }))).Select(movement => movement.Id));
    }

    /// <summary>Reservations by owner and by where they are active, each with all its lines.</summary>
    [Fact]
    public async Task Reservations()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => Make.Ids.Next()).ToList();
        await CommitAsync(Make.Receipt("A", 100));
        await CommitAsync(Make.Receipt("A", 100, "~PO-1/1"));
        foreach (var (id, n) in ids.AsEnumerable().Reverse().Select((id, n) => (id, n)))
        {
            var (end, owner) = (n % 2 == 0 ? SoftReservation.Never : Samples.Noon + NodaTime.Duration.FromHours(1), n == 0 ? "other" : "cart");
            await CommitAsync(Make.Set() with
            {
                Reserves = [Stock.Reserved(id, "A", 2, end) with { Owner = owner }, Stock.Reserved(id, "A", 1, end, 2, "~PO-1/1") with { Owner = owner }],
            });
        }

        await CommitAsync(Make.Set() with { Reserves = [Stock.Ended(ids[1], "A", 1, ReservationState.Released, 2, "~PO-1/1")] });

        var all = await AssertAsync(new ReservationQuery(), 0, 1, 2, 3, 4);
        await AssertAsync(new ReservationQuery { Owner = "cart" }, 0, 1, 2, 3);
        await AssertAsync(new ReservationQuery { Owner = "Cart" });
        await AssertAsync(new ReservationQuery { Location = new LocationCode("~PO-1/1") }, 0, 2, 3, 4);
        await AssertAsync(new ReservationQuery { Location = new LocationCode(Samples.Here), Owner = "other" }, 4);
        Assert.All(all, reservation => Assert.Equal((2, reservation.Id == ids[1] ? ReservationState.Released : ReservationState.Active), (reservation.Lines.Count, reservation.Lines[1].State)));
        Assert.True(all[4].IsFirm);
        Assert.False(all[3].IsFirm);

        async Task<IReadOnlyList<SoftReservation>> AssertAsync(ReservationQuery criteria, params int[] expected)
        {
            var found = await AllAsync(cursor => new StoreQuery.Reservations(Make.Tenant, criteria with { Cursor = cursor, Size = 2 }));
            Assert.Equal(expected.Select(n => ids[n]), found.Select(reservation => reservation.Id));
            return found;
        }
    }

    /// <summary>Decisions of their subject and postings of their order only.</summary>
    [Fact]
    public async Task DecisionsAndPostings()
    {
        var (one, two) = (new OrderId(Make.Ids.Next()), new OrderId(Make.Ids.Next()));
        DecisionRecord[] decisions = [Make.Decision(one.Value), Make.Decision(two.Value), Make.Decision(one.Value), Make.Decision(one.Value)];
        Posting[] postings = [Make.Posting(one, "a", 5), Make.Posting(two, "a", 7), Make.Posting(one, "b", -5), Make.Posting(two, "b", -7)];
        await CommitAsync(Make.Set() with { Decisions = decisions, Postings = postings });

        Assert.Equal(
            [decisions[0].Id, decisions[2].Id, decisions[3].Id],
            (await AllAsync(cursor => new StoreQuery.Decisions(Make.Tenant, one.Value, cursor, 2))).Select(decision => decision.Id));
        Assert.Equal([postings[1].Id, postings[3].Id], (await AllAsync(cursor => new StoreQuery.Postings(Make.Tenant, two, cursor, 1))).Select(posting => posting.Id));
    }

    /// <summary>Heads of streams by id; those in trouble are the ones with a handler behind or parked.</summary>
    [Fact]
    public async Task Streams()
    {
        StreamId[] streams = [Make.Stream(), Make.Stream(), Make.Stream(), Make.Stream()];
        await CommitAsync(Make.Set() with { Events = [.. streams.Reverse().SelectMany(stream => new[] { Samples.Event(stream, 1), Samples.Event(stream, 2) })] });
        var claimed = (await Store.ClaimAsync(new ClaimRequest { Owner = "me", Streams = true, Now = Samples.Noon, Lease = Duration.FromMinutes(1) }, Token)).Streams;
        var fences = claimed.ToDictionary(stream => stream.State.Stream, stream => stream.Fence);
        HandlerState[][] rows =
        [
            [],
            [new HandlerState { Handler = "behind", Position = 1, Due = Samples.Noon }],
            [new HandlerState { Handler = "parked", Position = 1, Parked = true }],
            [new HandlerState { Handler = "in step", Position = 2 }],
        ];
        await Store.SettleAsync(new Settlement { Streams = [.. streams.Select((stream, n) => new SettledStream(Make.Tenant, stream, fences[stream], 2, rows[n]))] }, Token);

        var all = await AllAsync(cursor => new StoreQuery.Streams(Make.Tenant, false, cursor, 3));
        Assert.Equal(streams, all.Select(state => state.Stream));
        Portrait.Equal(rows[1], all[1].Handlers);
        Assert.Equal([streams[1], streams[2]], (await AllAsync(cursor => new StoreQuery.Streams(Make.Tenant, true, cursor, 1))).Select(state => state.Stream));
    }

    /// <summary>Scheduled work by its state.</summary>
    [Fact]
    public async Task Work()
    {
        var works = Enumerable.Range(0, 5).Select(_ => Make.Work()).ToList();
        await CommitAsync(Make.Set() with { Schedules = [.. works.AsEnumerable().Reverse().Select(work => new SetWork(work))] });
        await CommitAsync(Make.Set() with { Schedules = [new SettleWork(works[1].Id, WorkState.Done, null), new SettleWork(works[3].Id, WorkState.Unknown, "?")] });

        await AssertAsync(null, 0, 1, 2, 3, 4);
        await AssertAsync(WorkState.Pending, 0, 2, 4);
        await AssertAsync(WorkState.Unknown, 3);
        await AssertAsync(WorkState.Failed);

        async Task AssertAsync(WorkState? state, params int[] expected) =>
            Assert.Equal(expected.Select(n => works[n].Id), (await AllAsync(cursor => new StoreQuery.Work(Make.Tenant, state, cursor, 2))).Select(work => work.Id));
    }
}
