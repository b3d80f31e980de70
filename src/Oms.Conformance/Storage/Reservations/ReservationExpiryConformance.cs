using System.Text;
using NodaTime;
using Oms.Conformance.Storage.Building;
using Oms.Events;
using Oms.Inventory;
using Oms.Storage;
using Xunit;
using static Oms.Conformance.Storage.Building.Stock;

namespace Oms.Conformance.Storage;

/// <summary>Units of a reservation that is over are there again: for readers at once, for writers when they are needed.</summary>
public abstract class ReservationExpiryConformance : StoreSuite
{
    private static readonly Instant End = Samples.Noon + Duration.FromMinutes(15);

    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected ReservationExpiryConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>Business time decides: what is over by the database's clock and not by the decision's still holds.</summary>
    [Fact]
    public async Task BusinessTimeDecides()
    {
        var cart = await ReservedAsync(Reserved(Make.Ids.Next(), "A", 5, End));

        Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { At = End - Duration.FromMilliseconds(1), Reserves = [Demand("A", 1)] }));
        Assert.Equal(ReservationState.Active, (await ReadAsync(cart)).Lines[0].State);
        await CommitAsync(Make.Set() with { At = End, Reserves = [Demand("A", 1)] });
    }

    /// <summary>On shortage the expired line is swept whole, with its event in the reservation's stream at the decision's time.</summary>
    [Fact]
    public async Task AShortageSweepsWhatIsOver()
    {
        var cart = Make.Ids.Next();
        var stream = new StreamId(StreamKinds.Reservation, cart);
        await CommitAsync(Make.Receipt("A", 5));
        await CommitAsync(Make.Set() with { Reserves = [Reserved(cart, "A", 4, End)], Events = [Samples.Event(stream, 1)] });
        var demand = Make.Set() with { At = End + Duration.FromMinutes(1), Actor = "user:1", Reserves = [Demand("A", 3)] };

        await CommitAsync(demand);

        var position = await PositionAsync("A");
        Assert.Equal((3, 0), (position.Allocated, position.Reserved));
        Assert.Equal(ReservationState.Expired, (await ReadAsync(cart)).Lines[0].State);
        var expired = (await EventsAsync(stream))[^1];
        Assert.Equal((2, "reservation.expired", "{\"lineNo\":1}"), (expired.Sequence, expired.Type, Encoding.UTF8.GetString(expired.Payload.Span)));
        Assert.Equal((demand.At, demand.Actor, demand.CommitId), (expired.At, expired.Actor, expired.CommitId));
        var head = await HeadAsync(stream);
        Assert.NotNull(head);
        Assert.Equal((2, true), (head.Last, head.Due <= demand.At));
    }

    /// <summary>What nobody needs is not swept.</summary>
    [Fact]
    public async Task NothingIsSweptWithoutNeed()
    {
        var cart = await ReservedAsync(Reserved(Make.Ids.Next(), "A", 4, End));

        await CommitAsync(Make.Set() with { At = End, Reserves = [Demand("A", 1)] });

        Assert.Equal((4, ReservationState.Active), ((await PositionAsync("A")).Reserved, (await ReadAsync(cart)).Lines[0].State));
    }

    /// <summary>A refused demand sweeps nothing, and is told what is there without what is over.</summary>
    [Fact]
    public async Task ARefusalSweepsNothing()
    {
        var cart = await ReservedAsync(Reserved(Make.Ids.Next(), "A", 4, End));

        var refused = Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { At = End, Reserves = [Demand("A", 6)] }));

        Assert.Equal(5, refused.Shortages[0].Available);
        Assert.Equal((4, ReservationState.Active), ((await PositionAsync("A")).Reserved, (await ReadAsync(cart)).Lines[0].State));
    }

    /// <summary>Of several reservations only those that are over are swept, only where units were short, and a line at a time.</summary>
    [Fact]
    public async Task OnlyWhatIsOverIsSwept()
    {
        var (over, live) = (Make.Ids.Next(), Make.Ids.Next());
        await CommitAsync(Make.Receipt("A", 5));
        await CommitAsync(Make.Receipt("B", 5));
        await CommitAsync(Make.Set() with { Reserves = [Reserved(over, "A", 2, End), Reserved(over, "B", 2, End, 2), Reserved(live, "A", 2, End + Duration.FromHours(1))] });

        var refused = Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { At = End, Reserves = [Demand("A", 4)] }));
        Assert.Equal(3, refused.Shortages[0].Available);
        await CommitAsync(Make.Set() with { At = End, Reserves = [Demand("A", 3)] });

        Assert.Equal([ReservationState.Expired, ReservationState.Active], (await ReadAsync(over)).Lines.Select(line => line.State));
        Assert.Equal([ReservationState.Active], (await ReadAsync(live)).Lines.Select(line => line.State));
        Assert.Equal((2, 2), ((await PositionAsync("A")).Reserved, (await PositionAsync("B")).Reserved));
    }

    /// <summary>Lines of one reservation swept in one commit have dense events.</summary>
    [Fact]
    public async Task SweptLinesHaveDenseEvents()
    {
        var cart = Make.Ids.Next();
        await CommitAsync(Make.Receipt("A", 5));
        await CommitAsync(Make.Receipt("B", 5));
        await CommitAsync(Make.Set() with { Reserves = [Reserved(cart, "A", 5, End), Reserved(cart, "B", 5, End, 2)] });

        await CommitAsync(Make.Set() with { At = End, Reserves = [Demand("A", 5), Demand("B", 5)] });

        Assert.Equal([1, 2], (await EventsAsync(new StreamId(StreamKinds.Reservation, cart))).Select(stored => (int)stored.Sequence));
        Assert.All((await ReadAsync(cart)).Lines, line => Assert.Equal(ReservationState.Expired, line.State));
    }

    /// <summary>Readers see units of what is over as available, swept or not, at their own time.</summary>
    [Fact]
    public async Task ReadersSubtractWhatIsOver()
    {
        await ReservedAsync(Reserved(Make.Ids.Next(), "A", 4, End));

        var before = await PositionAsync("A", at: End - Duration.FromMilliseconds(1));
        var after = await PositionAsync("A", at: End);

        Assert.Equal((4, 0, 1), (before.Reserved, before.Expired, before.Available));
        Assert.Equal((4, 4, 5), (after.Reserved, after.Expired, after.Available));
    }

    /// <summary>Many need the units of one reservation that is over: it is swept once, and no unit is given twice.</summary>
    [Fact]
    public async Task ARaceSweepsOnce()
    {
        var cart = await ReservedAsync(Reserved(Make.Ids.Next(), "A", 5, End));

        var outcomes = await AtOnceAsync(Enumerable.Range(0, 20).Select(_ => Make.Set() with { At = End, Reserves = [Demand("A", 1)] }));

        Assert.Equal((5, 15), (outcomes.OfType<CommitOutcome.Committed>().Count(), outcomes.OfType<CommitOutcome.Insufficient>().Count()));
        Assert.Equal((5, 0), ((await PositionAsync("A")).Allocated, (await PositionAsync("A")).Reserved));
        Assert.Single(await EventsAsync(new StreamId(StreamKinds.Reservation, cart)));
    }

    /// <summary>Reservations that are over can be listed, those that ended or still hold are not.</summary>
    [Fact]
    public async Task WhatIsOverIsListed()
    {
        Guid[] ids = [.. Enumerable.Range(0, 5).Select(_ => Make.Ids.Next())];
        await CommitAsync(Make.Receipt("A", 9));
        await CommitAsync(Make.Set() with { Reserves = [.. ids.Take(4).Select(id => Reserved(id, "A", 1, End)), Reserved(ids[4], "A", 1, End + Duration.FromHours(9))] });
        await CommitAsync(Make.Set() with { Reserves = [Ended(ids[1], "A", 1, ReservationState.Released)] });

        var overdue = await AllAsync(cursor => new StoreQuery.OverdueReservations(Make.Tenant, End + Duration.FromHours(1), cursor, 2));

        Assert.Equal([ids[0], ids[2], ids[3]], overdue.Select(reservation => reservation.Id));
        Assert.Equal("cart-1", overdue[0].Owner);
        Assert.Equal(3, (await AllAsync(cursor => new StoreQuery.OverdueReservations(Make.Tenant, End, cursor, 2))).Count);
        Assert.Empty(await AllAsync(cursor => new StoreQuery.OverdueReservations(Make.Tenant, End - Duration.FromMilliseconds(1), cursor, 2)));
    }

    private async Task<Guid> ReservedAsync(ReservationMade made)
    {
        await CommitAsync(Make.Receipt("A", 5));
        await CommitAsync(Make.Set() with { Reserves = [made] });
        return made.Reservation;
    }

    private async Task<SoftReservation> ReadAsync(Guid cart)
    {
        var reservation = await Store.ReadAsync(new StoreRead.ReservationById(Make.Tenant, cart), Token);
        Assert.NotNull(reservation);
        return reservation;
    }
}
