using NodaTime;
using Oms.Conformance.Storage.Building;
using Oms.Inventory;
using Oms.Storage;
using Xunit;
using static Oms.Conformance.Storage.Building.Stock;

namespace Oms.Conformance.Storage;

/// <summary>What can be sold of every SKU at some locations is the sum over their positions.</summary>
public abstract class AvailabilityConformance : StoreSuite
{
    private static readonly Instant Noon = Samples.Noon;

    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected AvailabilityConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>Reservations that are over do not count, swept or not; safety stock does; no position is below nothing; other locations are left out. Whatever came first, SKUs are in their order.</summary>
    [Fact]
    public async Task ItIsTheSumOverPositions()
    {
        await FillAsync();

        foreach (var at in new[] { Noon, Noon + Duration.FromMinutes(30), Noon + Duration.FromHours(2) })
        {
            await AssertAsync(at, Samples.Here, Samples.There);
            await AssertAsync(at, Samples.Here);
            await AssertAsync(at, "none");
            await AssertAsync(at);
        }

        Assert.Equal([("A", 11), ("B", 0), ("C", 100), ("c", 1)], await ReadAsync(Noon, Samples.Here, Samples.There));
        Assert.Equal([("A", 15), ("B", 0), ("C", 100), ("c", 1)], await ReadAsync(Noon + Duration.FromMinutes(30), Samples.Here, Samples.There));
    }

    /// <summary>Another tenant's stock is not in it.</summary>
    [Fact]
    public async Task TenantsAreApart()
    {
        var other = Make.For(new TenantId(2));
        await CommitAsync(other.Receipt("A", 7));
        await CommitAsync(other.Set() with { Reserves = [Reserved(Make.Ids.Next(), "A", 2, Noon)] });
        await CommitAsync(Make.Receipt("A", 1));
        await CommitAsync(Make.Set() with { Reserves = [Reserved(Make.Ids.Next(), "A", 1, Noon + Duration.FromHours(1))] });

        Assert.Equal([("A", 0)], await ReadAsync(Noon + Duration.FromMinutes(1), Samples.Here));
    }

    private async Task FillAsync()
    {
        var (cart, firm) = (Make.Ids.Next(), Make.Ids.Next());
        await CommitAsync(Make.Receipt("c", 1));
        await CommitAsync(Make.Receipt("C", 100));
        await CommitAsync(Make.Receipt("A", 20));
        await CommitAsync(Make.Receipt("A", 6, Samples.There));
        await CommitAsync(Make.Receipt("A", 500, "~PO-1/1"));
        await CommitAsync(Make.Receipt("B", 2));
        await CommitAsync(Make.Receipt("D", 9, "ELSEWHERE"));
        await CommitAsync(Make.Set() with
        {
            Reserves =
            [
                Demand("A", 5), Planned("A", 3, null), Planned("A", 100, 5, Samples.There), Planned("B", 50, 1), Oversell("A", 7),
                Reserved(cart, "A", 4, Noon + Duration.FromMinutes(10)), Reserved(cart, "A", 2, Noon + Duration.FromHours(1), 2), Reserved(firm, "A", 1, SoftReservation.Never),
                Received("A", 30, condition: StockCondition.Damaged),
            ],
        });
        await CommitAsync(Make.Set() with { Reserves = [Ended(firm, "A", 1, ReservationState.Shipped), Received("A", -1)], Movements = [Make.Movement("A", -1)] });
        await CommitAsync(Make.Set() with { Reserves = [Reserved(Make.Ids.Next(), "A", 1, SoftReservation.Never)] });
    }

    private async Task AssertAsync(Instant at, params string[] locations)
    {
        var view = await Store.ReadAsync(new StoreRead.Stock(Make.Tenant, [.. "ABCcD".Select(sku => new Sku(sku.ToString()))], at), Token);
        var expected = view.Positions.Where(position => locations.Contains(position.Location.Value))
            .GroupBy(position => position.Sku).OrderBy(group => group.Key).Select(group => (group.Key.Value, group.Sum(position => position.ToSell)));

        Assert.Equal(expected, await ReadAsync(at, locations));
    }

    private async Task<List<(string Sku, long Units)>> ReadAsync(Instant at, params string[] locations) =>
        [.. (await Store.ReadAsync(new StoreRead.Availability(Make.Tenant, [.. locations.Select(code => new LocationCode(code))], at), Token)).Select(units => (units.Sku.Value, units.Units))];
}
