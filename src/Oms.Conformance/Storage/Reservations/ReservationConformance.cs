using NodaTime;
using Oms.Conformance.Storage.Building;
using Oms.Events;
using Oms.Inventory;
using Oms.Storage;
using Xunit;
using static Oms.Conformance.Storage.Building.Stock;

namespace Oms.Conformance.Storage;

/// <summary>A soft reservation holds units until it is converted, released or over; it ends exactly once.</summary>
public abstract class ReservationConformance : StoreSuite
{
    private static readonly Instant End = Samples.Noon + Duration.FromMinutes(15);

    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected ReservationConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>Reserved units are not available to others, and the reservation can be read.</summary>
    [Fact]
    public async Task UnitsAreHeld()
    {
        var cart = await ReservedAsync(there: 5, held: 4);

        var refused = Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { Reserves = [Demand("A", 2)] }));
        Assert.Equal(1, refused.Shortages[0].Available);

        var read = await ReadAsync(cart);
        Assert.Equal(("cart-1", End, 1), (read.Owner, read.ExpiresAt, read.Lines.Count));
        Portrait.Equal(new ReservedLine { LineNo = 1, Sku = new Sku("A"), Location = new LocationCode(Samples.Here), Quantity = 4 }, read.Lines[0]);
        Assert.Null(await Store.ReadAsync(new StoreRead.ReservationById(Make.Tenant, Make.Ids.Next()), Token));
    }

    /// <summary>What is not there cannot be held.</summary>
    [Fact]
    public async Task OnlyUnitsThatAreThereAreHeld()
    {
        await CommitAsync(Make.Receipt("A", 5));
        var cart = Make.Ids.Next();

        Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { Reserves = [Reserved(cart, "A", 3, End), Reserved(cart, "A", 3, End, 2)] }));

        Assert.Null(await Store.ReadAsync(new StoreRead.ReservationById(Make.Tenant, cart), Token));
    }

    /// <summary>Released units are there again; a second release changes nothing, and neither does one of a reservation that never was.</summary>
    [Fact]
    public async Task ALineEndsOnce()
    {
        var cart = await ReservedAsync(there: 5, held: 4);
        await CommitAsync(Make.Set() with { Reserves = [Ended(cart, "A", 4, ReservationState.Released)] });
        Assert.Equal((0, ReservationState.Released), ((await PositionAsync("A")).Reserved, (await ReadAsync(cart)).Lines[0].State));

        await CommitAsync(Make.Set() with { Reserves = [Ended(cart, "A", 4, ReservationState.Expired)] });
        await CommitAsync(Make.Set() with { Reserves = [Ended(Make.Ids.Next(), "A", 4, ReservationState.Released)] });

        Assert.Equal((0, ReservationState.Released), ((await PositionAsync("A")).Reserved, (await ReadAsync(cart)).Lines[0].State));
    }

    /// <summary>Who adds a line that somebody else added meanwhile is told that the reservation changed, not that the line exists.</summary>
    [Fact]
    public async Task AStaleLineConflicts()
    {
        await CommitAsync(Make.Receipt("A", 5));
        var cart = Make.Ids.Next();
        var stream = new StreamId(StreamKinds.Reservation, cart);
        await CommitAsync(Make.Set() with { Reserves = [Reserved(cart, "A", 1, End)], Events = [Samples.Event(stream, 1)] });
        await CommitAsync(Make.Set() with { Reserves = [Reserved(cart, "A", 1, End, 2)], Events = [Samples.Event(stream, 2)] });

        var refused = Assert.IsType<CommitOutcome.Conflict>(await OutcomeAsync(Make.Set() with { Reserves = [Reserved(cart, "A", 1, End, 2)], Events = [Samples.Event(stream, 2)] }));

        Assert.Equal((1, 2), (refused.Expected, refused.Actual));
        Assert.Equal((2, 2), ((await PositionAsync("A")).Reserved, (await ReadAsync(cart)).Lines.Count));
    }

    /// <summary>A reservation becomes an allocation though nothing else is left.</summary>
    [Fact]
    public async Task ItsOwnerConvertsAtTheLimit()
    {
        var cart = await ReservedAsync(there: 5, held: 5);

        await CommitAsync(Make.Set() with { Reserves = [Ended(cart, "A", 5, ReservationState.Converted), Demand("A", 5)] });

        var position = await PositionAsync("A");
        Assert.Equal((5, 0), (position.Allocated, position.Reserved));
        Assert.Equal(ReservationState.Converted, (await ReadAsync(cart)).Lines[0].State);
    }

    /// <summary>A reservation that is over and was not needed by anybody still converts.</summary>
    [Fact]
    public async Task AnOverdueReservationConvertsWhileNobodyNeedsIt()
    {
        var cart = await ReservedAsync(there: 5, held: 5);

        await CommitAsync(Make.Set() with { At = End + Duration.FromHours(1), Reserves = [Ended(cart, "A", 5, ReservationState.Converted), Demand("A", 5)] });

        Assert.Equal((5, 0), ((await PositionAsync("A")).Allocated, (await PositionAsync("A")).Reserved));
    }

    /// <summary>A conversion of units that somebody else got meanwhile must find them anew.</summary>
    [Fact]
    public async Task AnExpiredReservationDemandsAnew()
    {
        var cart = await ReservedAsync(there: 5, held: 4);
        await CommitAsync(Make.Set() with { At = End, Reserves = [Demand("A", 3)] });
        var convert = Make.Set() with { At = End, Reserves = [Ended(cart, "A", 4, ReservationState.Converted), Demand("A", 4)] };

        var refused = Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(convert));
        Assert.Equal((4, 2), (refused.Shortages[0].Asked, refused.Shortages[0].Available));
        await CommitAsync(Make.Receipt("A", 2));
        await CommitAsync(convert);

        Assert.Equal((7, 0), ((await PositionAsync("A")).Allocated, (await PositionAsync("A")).Reserved));
        Assert.Equal(ReservationState.Expired, (await ReadAsync(cart)).Lines[0].State);
    }

    /// <summary>A prolonged reservation holds until its new end.</summary>
    [Fact]
    public async Task TheEndCanBeMoved()
    {
        var cart = await ReservedAsync(there: 5, held: 5);

        await CommitAsync(Make.Set() with { Reserves = [Prolonged(cart, "A", 5, End + Duration.FromHours(1))] });

        Assert.Equal(End + Duration.FromHours(1), (await ReadAsync(cart)).ExpiresAt);
        Assert.Equal(5, (await PositionAsync("A")).Reserved);
        Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { At = End, Reserves = [Demand("A", 1)] }));
        await CommitAsync(Make.Set() with { At = End + Duration.FromHours(1), Reserves = [Demand("A", 1)] });
    }

    /// <summary>A line that is no longer active cannot be prolonged.</summary>
    [Fact]
    public async Task WhatIsOverCannotBeProlonged()
    {
        var cart = await ReservedAsync(there: 5, held: 5);
        await CommitAsync(Make.Set() with { Reserves = [Ended(cart, "A", 5, ReservationState.Released)] });

        var ended = Assert.IsType<CommitOutcome.Conflict>(await OutcomeAsync(Make.Set() with { Reserves = [Prolonged(cart, "A", 5, End)] }));
        Assert.Equal((ScopeKinds.Reservation, cart), (ended.Scope.Kind, ended.Scope.Id));
        Assert.IsType<CommitOutcome.Conflict>(await OutcomeAsync(Make.Set() with { Reserves = [Prolonged(Make.Ids.Next(), "A", 5, End)] }));
    }

    private async Task<Guid> ReservedAsync(long there, long held)
    {
        var cart = Make.Ids.Next();
        await CommitAsync(Make.Receipt("A", there));
        await CommitAsync(Make.Set() with { Reserves = [Reserved(cart, "A", held, End)] });
        return cart;
    }

    private async Task<SoftReservation> ReadAsync(Guid cart)
    {
        var reservation = await Store.ReadAsync(new StoreRead.ReservationById(Make.Tenant, cart), Token);
        Assert.NotNull(reservation);
        return reservation;
    }
}
