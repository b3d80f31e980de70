using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Oms.Channels;
using Oms.Documents;
using Oms.Inventory;
using Oms.Storage;
using Oms.Testing.Simulation;

namespace Oms.Simulation.Tests.Zoo;

/// <summary>A planted defect.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Apply">Plants it.</param>
public sealed record Defect(string Name, Func<SimulationOptions, SimulationOptions> Apply)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Defect> All { get; } =
    [
        In("stock guard off", inner => new GuardOff(inner)),
        Carts("stock guard off for conversions", inner => new GuardOff(inner, changes => changes.Reserves.Any(reserve => reserve is ReservationEnded { As: ReservationState.Converted }))),
        In("demand not summed", inner => new RewrittenReserves(inner, reserves => [.. reserves.Where((reserve, i) => reserve is not StockDemand || !reserves.Take(i).Any(other => other is StockDemand && (other.Sku, other.Location) == (reserve.Sku, reserve.Location)))])),
        In("release counted twice", inner => new RewrittenReserves(inner, reserves => [.. reserves, .. reserves.OfType<StockFreed>()])),
        In("conversion takes units twice", inner => new RewrittenReserves(inner, reserves => [.. reserves.Where(reserve => reserve is not ReservationEnded { As: ReservationState.Converted })])),
        In("sweep ends nothing", inner => new RewrittenReserves(inner, reserves => [.. reserves.Where(reserve => reserve is not ReservationEnded { As: ReservationState.Expired })])),
        In("shipping leaves the promise", inner => new RewrittenReserves(inner, reserves => [.. reserves.Select(reserve => reserve is StockShipped ? new StockChanged { Sku = reserve.Sku, Location = reserve.Location, Quantity = -reserve.Quantity } : reserve)])),
        In("count below promises cut off", inner => new RewrittenReserves(inner, reserves => [.. reserves.Select(reserve => reserve is StockChanged { Quantity: < -3 } ? reserve with { Quantity = -3 } : reserve)])),
        In("expiry judged early", inner => new EarlySweep(inner)),
        In("reservation forgotten", inner => new RewrittenReserves(inner, reserves => reserves.Count > 1 ? [.. reserves.Where((reserve, i) => i == 0 || reserve is not ReservationMade)] : reserves)),
        In("operation id forgotten", inner => new OperationForgotten(inner)),
        In("other content taken as the same", inner => new ContentNotCompared(inner)),
        In("stored twice after unknown", inner => new StoredTwice(inner)),
        In("acknowledged, not stored", inner => new NotStored(inner)),
        In("version check dropped", inner => new VersionIgnored(inner, 0)),
        In("external key claim dropped", inner => new Rewritten(inner, 1, changes => changes with { Claims = [.. changes.Claims.Where(claim => claim.Kind != KeyKinds.External)] })),
        In("half a change set", inner => new Rewritten(inner, 50, changes => changes with { Reserves = [], Movements = [] })),
        In("movement lost", inner => new Rewritten(inner, 20, changes => changes with { Movements = [.. changes.Movements.Skip(1)] })),
        In("event lost", inner => new Rewritten(inner, 20, changes => changes.Events.Count > 1 ? changes with { Events = [.. changes.Events.SkipLast(1)] } : changes)),
        In("event written twice", inner => new Rewritten(inner, 20, changes => changes.Events.Count > 0 ? changes with { Events = [.. changes.Events, changes.Events[^1] with { Sequence = changes.Events[^1].Sequence + 1 }] } : changes)),
        In("timer lost", inner => new Rewritten(inner, 5, changes => changes with { Schedules = [.. changes.Schedules.Where(schedule => schedule is not SetWork)] })),
        In("published version not kept", inner => new Rewritten(inner, 1, changes => changes with { Puts = [.. changes.Puts.Where(put => put is not PutDocument document || !document.After.Id.Contains('@', StringComparison.Ordinal))] })),
        In("position advanced without effect", inner => new Rewritten(inner, 7, changes => changes.Advance is null ? changes : changes with { Puts = [] })),
        In("stale read", inner => new StaleRead(inner)),
        In("cross-tenant read", inner => new TenantIgnored(inner)),
        In("events out of order", inner => new OutOfOrder(inner)),
        In("failed handler taken as done", inner => new FailureForgotten(inner)),
        In("lease for ever", inner => new LeaseForEver(inner)),
        In("claim on inbound supply not guarded", inner => new GuardOff(inner, changes => changes.Reserves.Any(reserve => reserve is StockDemand { Location.IsInbound: true }))),
        In("lost claim not given back", inner => new RewrittenReserves(inner, reserves => [.. reserves.Where(reserve => reserve is not StockFreed { Location.IsInbound: true })])),
        In("receipt holds nothing for claimants", inner => new RewrittenReserves(inner, reserves => [.. reserves.Where(reserve => reserve is not ReservationMade made || !made.Owner.StartsWith("supply:", StringComparison.Ordinal))])),
        In("receipt holds nothing for reservations", inner => new RewrittenReserves(inner, reserves => [.. reserves.Where(reserve => reserve is not ReservationMade made || !made.Owner.StartsWith("supply-held:", StringComparison.Ordinal))])),
        In("moved units are not given up at the place", inner => new RewrittenReserves(inner, reserves => [.. reserves.Where(reserve => reserve is not ReservationEnded { As: ReservationState.Moved })])),
        In("claimants not found", inner => new HiddenOrders(inner, query => query.AllocatedAt is { IsInbound: true })),
        In("who waits not found", inner => new HiddenOrders(inner, query => query.Allocation is not null)),
        In("lost units vanish", inner => new Rewritten(inner, 1, changes => changes with { Movements = [.. changes.Movements.Where(movement => movement.Kind != MovementKind.LostInTransit)] })),
        In("source keeps what was sent", inner => new RewrittenReserves(inner, reserves => [.. reserves.Where(reserve => reserve is not StockTaken)])),
        In("count forgets its correction", inner => new Rewritten(inner, 1, changes => changes.Movements.Any(movement => movement.Kind == MovementKind.Counted) ? changes with { Reserves = [] } : changes)),
        In("count swallows what moved since", inner => new LedgerForgotten(inner)),
        In("absolute number added", inner => new AbsoluteAdded(inner)),
        In("older message taken as news", inner => new Misread<Document>(inner, Misreadings.NothingSynced)),
        In("kit's parts counted once", inner => new Misread<StockView>(inner, Misreadings.PartsOnce)),
        In("safety stock ignored", inner => new Misread<StockView>(inner, Misreadings.WithoutSafetyStock)),
        In("firm reservation ends by itself", inner => new Rewritten(inner, 1, changes => changes with { Reserves = [.. changes.Reserves.Select(reserve => reserve is ReservationMade { ExpiresAt: var end } made && end == SoftReservation.Never ? made with { ExpiresAt = changes.At + Duration.FromSeconds(20) } : reserve)] })),
        In("units that left stay held", inner => new RewrittenReserves(inner, reserves => [.. reserves.Where(reserve => reserve is not ReservationEnded { As: ReservationState.Shipped })])),
        In("declined location keeps its units", inner => new Rewritten(inner, 1, changes => changes.Result.Outcome is "sourced-again" or "nobody-else" ? changes with { Reserves = [.. changes.Reserves.Where(reserve => reserve is not StockFreed)] } : changes)),
        In("silence not noticed", inner => new Rewritten(inner, 1, changes => changes with { Schedules = [.. changes.Schedules.Where(schedule => schedule is not SetWork { Work.Name: "fulfilment.silent" })] })),
        Crowded("version check dropped after a command has lost twice", inner => new VersionIgnored(inner, 2)),
        In("strategy that oversells", oms => oms.AddAllocationStrategy<OversellingStrategy>()),
    ];

    private static Defect In(string name, Func<IOmsStore, IOmsStore> around) => new(name, options => options with { Store = around });

    // Carts over stock that is counted away: elsewhere a conversion seldom lacks what was held for it.
    private static Defect Carts(string name, Func<IOmsStore, IOmsStore> around) => new(name, options => options with
    {
        Store = around,
        Kinds = [.. SimulatedCommands.All.Where(kind => kind.Name is "receive" or "adjust" or "count" or "reserve" or "reserve-firm" or "place-reserved")],
    });

    // Many clients over few orders: they meet on one again and again.
    private static Defect Crowded(string name, Func<IOmsStore, IOmsStore> around) => new(name, options => options with
    {
        Store = around,
        Clients = 40,
        Kinds = [.. SimulatedCommands.All.Where(kind => kind.Name is "pay" or "hold" or "release-hold" or "allocate" or "confirm").Append(new Seldom(SimulatedCommands.All.Single(kind => kind.Name == "place")))],
    });

    private static Defect In(string name, Func<OmsBuilder, OmsBuilder> policy) =>
        new(name, options => options with { Configure = oms => policy(oms).AddChannel(new ChannelProfile { Code = ChannelCode.Direct, AllocationPolicy = "defective" }) });
}
