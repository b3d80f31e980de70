using NodaTime;
using Oms.Conformance.Storage.Building;
using Oms.Fulfilment;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;
using Xunit;
using static Oms.Conformance.Storage.Building.Stock;

namespace Oms.Conformance.Storage;

/// <summary>An audit shows each position beside the sums of the rows it must agree with, counted anew.</summary>
public abstract class AuditConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected AuditConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>Sums of movements, of allocations and open work of tracked lines, and of active reservations.</summary>
    [Fact]
    public async Task SumsAreOfTheRows()
    {
        var cart = Make.Ids.Next();
        await CommitAsync(Make.Receipt("A", 20));
        await CommitAsync(Make.Receipt("A", -1) with { Reserves = [Received("A", -3), Received("A", 2, condition: StockCondition.Damaged)] });
        await CommitAsync(Make.Set() with { Reserves = [Reserved(cart, "A", 2, Samples.Noon + Duration.FromHours(1)), Reserved(cart, "A", 1, Samples.Noon + Duration.FromHours(1), 2)] });
        await CommitAsync(Make.Set() with { Reserves = [Ended(cart, "A", 1, ReservationState.Released, 2)] });
        await CommitAsync(Make.Set() with { Reserves = [Demand("A", 10)], Puts = [new PutOrder(null, Working())] });

        var audit = Assert.Single(await AuditAsync(), audit => audit.Position.Sku.Value == "A" && audit.Position.Location.Value == Samples.Here);

        Assert.Equal((17, 2, 10, 2), (audit.Position.Sellable, audit.Position.Damaged, audit.Position.Allocated, audit.Position.Reserved));
        Assert.Equal((19, 4, 6, 2), (audit.Movements, audit.Allocations, audit.FulfilmentOpen, audit.Reservations));
    }

    /// <summary>Rows without a position are shown beside counters of 0, ordered by SKU and location.</summary>
    [Fact]
    public async Task RowsWithoutAPositionAreShown()
    {
        await CommitAsync(Make.Receipt("B", 1, "y"));
        await CommitAsync(Make.Receipt("B", 1, "X"));
        await CommitAsync(Make.Set() with { Movements = [Make.Movement("A!", 3)], Puts = [new PutOrder(null, Working())] });

        var audits = await AuditAsync();

        Assert.Equal(["A@HERE", "A!@HERE", "B@X", "B@y"], audits.Select(audit => $"{audit.Position.Sku}@{audit.Position.Location}"));
        Assert.Equal((0, 4, 6), (audits[0].Position.Allocated, audits[0].Allocations, audits[0].FulfilmentOpen));
        Assert.Equal((0, 3), (audits[1].Position.OnHand, audits[1].Movements));
    }

    /// <summary>Another tenant's rows are in no sum.</summary>
    [Fact]
    public async Task TenantsAreApart()
    {
        await CommitAsync(Make.Receipt("A", 5));
        var other = Make.For(new TenantId(2));
        await CommitAsync(other.Receipt("A", 7));
        await CommitAsync(other.Set() with { Puts = [new PutOrder(null, Working())] });

        var audit = Assert.Single(await AuditAsync());

        Assert.Equal((5, 5, 0), (audit.Position.Sellable, audit.Movements, audit.Allocations));
    }

    /// <summary>Movements are summed by the condition of their units, and their numbers are counted.</summary>
    [Fact]
    public async Task MovementsAreSummedByCondition()
    {
        StockCondition[] conditions = [StockCondition.Damaged, StockCondition.Quarantine, StockCondition.QualityControl];
        await CommitAsync(Make.Receipt("A", 9));
        await CommitAsync(Make.Set() with { Movements = [.. conditions.Select((condition, n) => Make.Movement("A", -(n + 1)) with { Condition = condition })] });

        var audit = Assert.Single(await AuditAsync());

        Assert.Equal((3, 9, -1, -2, -3), (audit.Movements, audit.Sellable, audit.Damaged, audit.Quarantine, audit.QualityControl));
        Assert.Equal((4, 4, 4), (audit.Position.Moves, audit.Numbered, audit.LastNo));
    }

    /// <summary>One SKU can be looked at again, and pages of it go on.</summary>
    [Fact]
    public async Task OneSkuCanBeAsked()
    {
        foreach (var (sku, location) in new[] { ("A", "x"), ("A", "y"), ("A", "z"), ("AA", "x"), ("B", "x") })
        {
            await CommitAsync(Make.Receipt(sku, 1, location));
        }

        var audits = await AllAsync(cursor => new StoreQuery.StockAudits(Make.Tenant, cursor, 2) { Sku = new Sku("A") });

        Assert.Equal(["x", "y", "z"], audits.Select(audit => audit.Position.Location.Value));
        Assert.All(audits, audit => Assert.Equal((new Sku("A"), 1), (audit.Position.Sku, audit.Movements)));
    }

    // 4 units allocated and 6 open at the location; 3 units of a line whose stock is not counted.
    private Order Working() => OrderSamples.Derived(Make.Order("A", 12) with
    {
        Lines =
        [
            OrderSamples.Line(1, "A", 12) with { Units = new Buckets { Allocated = 4, Picked = 6, Shipped = 2 } },
            OrderSamples.Line(2, "A", 3) with { Tracked = false, Units = new Buckets { Allocated = 1, Released = 2 } },
        ],
        Allocations = [new Allocation(1, new LocationCode(Samples.Here), 4), new Allocation(2, new LocationCode(Samples.Here), 1)],
        FulfilmentOrders =
        [
            new FulfilmentOrder
            {
                Id = Make.Ids.Next(),
                Location = new LocationCode(Samples.Here),
                State = FulfilmentState.InProgress,
                Lines = [new FulfilmentLine { LineNo = 1, Quantity = 9, Picked = 8, Packed = 2, Shipped = 2, Cancelled = 1 }, new FulfilmentLine { LineNo = 2, Quantity = 2 }],
            },
        ],
    });

    private Task<IReadOnlyList<StockAudit>> AuditAsync() => AllAsync(cursor => new StoreQuery.StockAudits(Make.Tenant, cursor, 2));
}
