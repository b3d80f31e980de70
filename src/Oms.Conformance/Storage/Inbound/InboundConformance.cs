using Oms.Conformance.Storage.Building;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;
using Xunit;
using static Oms.Conformance.Storage.Building.Stock;

namespace Oms.Conformance.Storage;

/// <summary>Lines of inbound supply are positions that can be claimed; kits take the stock of their parts. Both are in an order and in the sums of its stock.</summary>
public abstract class InboundConformance : StoreSuite
{
    private const string Place = "~PO-1042/3";

    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected InboundConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>Claims are read back apart from allocations, and audited at the place they claim.</summary>
    [Fact]
    public async Task ClaimsAreReadBackAndAudited()
    {
        await CommitAsync(Make.Receipt("A", 10));
        await CommitAsync(Make.Receipt("A", 6, Place));
        var order = OrderSamples.Derived(Make.Order("A", 9) with
        {
            Lines = [OrderSamples.Line(1, "A", 9) with { Units = new Buckets { Allocated = 5, Backordered = 4 } }],
            Allocations = [new Allocation(1, new LocationCode(Samples.Here), 5)],
            Claims = [new Allocation(1, new LocationCode(Place), 4)],
        });

        await CommitAsync(Make.Place(order) with { Reserves = [Demand("A", 5), Demand("A", 4, Place)] });

        Portrait.Equal(order, await OrderAsync(order.Id));
        var audits = await AuditAsync();
        Assert.Equal([("A@HERE", 5, 5), ($"A@{Place}", 4, 4)], audits.Select(audit => ($"{audit.Position.Sku}@{audit.Position.Location}", audit.Position.Allocated, audit.Allocations)));
    }

    /// <summary>No more is claimed than is expected, whoever claims at the same time.</summary>
    [Fact]
    public async Task NoMoreIsClaimedThanIsExpected()
    {
        await CommitAsync(Make.Receipt("A", 10, Place));

        var outcomes = await AtOnceAsync(Enumerable.Range(0, 40).Select(_ => Make.Set() with { Reserves = [Demand("A", 3, Place)] }));

        Assert.Equal(3, outcomes.Count(outcome => outcome is CommitOutcome.Committed));
        Assert.Equal(37, outcomes.Count(outcome => outcome is CommitOutcome.Insufficient));
        Assert.Equal(9, (await PositionAsync("A", Place)).Allocated);
    }

    /// <summary>Supply that shrinks below its claims is committed: what is claimed and no longer expected is short, and giving claims up lowers it.</summary>
    [Fact]
    public async Task ShrinkingSupplyLeavesClaimsShort()
    {
        await CommitAsync(Make.Receipt("A", 10, Place));
        await CommitAsync(Make.Set() with { Reserves = [Demand("A", 8, Place)] });

        await CommitAsync(Make.Set() with { Reserves = [Received("A", -5, Place)], Movements = [Make.Movement("A", -5, Place) with { Kind = MovementKind.Expected }] });
        Assert.Equal((5, 8, 3), await CountersAsync());
        await CommitAsync(Make.Set() with { Reserves = [Freed("A", 2, Place)] });
        Assert.Equal((5, 6, 1), await CountersAsync());
        await CommitAsync(Make.Set() with { Reserves = [Freed("A", 6, Place)] });
        Assert.Equal((5, 0, 0), await CountersAsync());

        async Task<(long, long, long)> CountersAsync()
        {
            var position = await PositionAsync("A", Place);
            return (position.Sellable, position.Allocated, position.Short);
        }
    }

    /// <summary>A kit's parts are read back, and its allocations, claims and open work are audited as units of the parts.</summary>
    [Fact]
    public async Task KitPartsAreReadBackAndAudited()
    {
        var kit = Kit();
        await CommitAsync(Make.Receipt("P", 100));
        await CommitAsync(Make.Receipt("P", 100, Place));
        await CommitAsync(Make.Place(kit) with { Reserves = [Demand("P", 2 * (3 + 4)), Demand("P", 2 * 1, Place)] });

        Portrait.Equal(kit, await OrderAsync(kit.Id));
        Portrait.Equal(kit, Assert.Single((await Store.QueryAsync(new StoreQuery.Orders(Make.Tenant, new OrderQuery()), Token)).Items));
        var audits = (await AuditAsync()).ToDictionary(audit => $"{audit.Position.Sku}@{audit.Position.Location}");
        Assert.Equal(["P@HERE", $"P@{Place}", "Q@HERE", $"Q@{Place}"], audits.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((14, 6, 8), Sums("P@HERE"));
        Assert.Equal((2, 2, 0), Sums($"P@{Place}"));
        Assert.Equal((0, 3, 4), Sums("Q@HERE"));
        Assert.Equal((0, 1, 0), Sums($"Q@{Place}"));

        (long, long, long) Sums(string key) => (audits[key].Position.Allocated, audits[key].Allocations, audits[key].FulfilmentOpen);
    }

    // 3 kits allocated, 1 claimed, 4 in open work (6 released, 1 shipped, 1 cancelled).
    private Order Kit() => OrderSamples.Derived(Make.Order("KIT", 9) with
    {
        Lines =
        [
            OrderSamples.Line(1, "KIT", 9) with
            {
                Tracked = false,
                Parts = [new KitPart(new Sku("P"), 2), new KitPart(new Sku("Q"), 1)],
                Units = new Buckets { Allocated = 3, Backordered = 1, Released = 4, Shipped = 1 },
            },
        ],
        Allocations = [new Allocation(1, new LocationCode(Samples.Here), 3)],
        Claims = [new Allocation(1, new LocationCode(Place), 1)],
        FulfilmentOrders =
        [
            new FulfilmentOrder
            {
                Id = Make.Ids.Next(),
                Location = new LocationCode(Samples.Here),
                Lines = [new FulfilmentLine { LineNo = 1, Quantity = 6, Picked = 1, Packed = 1, Shipped = 1, Cancelled = 1 }],
            },
        ],
    });

    private Task<IReadOnlyList<StockAudit>> AuditAsync() => AllAsync(cursor => new StoreQuery.StockAudits(Make.Tenant, cursor, 3));
}
