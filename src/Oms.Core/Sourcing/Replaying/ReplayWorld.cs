using Oms.Inventory;

namespace Oms.Sourcing.Replaying;

/// <summary>Stock as it would have been under one policy, and what the policy has come to so far.</summary>
internal sealed class ReplayWorld(SourcingPolicy policy, SourcingEngine engine, Past past, ReplaySourcing request)
{
    private readonly Dictionary<Sku, SortedDictionary<LocationCode, long>> _stock = [];
    private readonly ReplayMeasure _measure = new(request.Measure, policy);
    private readonly List<ReplayDifference> _differences = [];
    private readonly List<SourcingDecision> _explained = [];
    private long _served;
    private long _wanted;
    private long _servedOrders;
    private long _splitOrders;
    private long _parcels;
    private long _kilometres;
    private long _inTime;
    private long _notProven;
    private long _different;
    private decimal _cost;

    public void Move(StockMovement movement)
    {
        if (!_stock.TryGetValue(movement.Sku, out var places))
        {
            _stock.Add(movement.Sku, places = []);
        }

        places[movement.Location] = places.GetValueOrDefault(movement.Location) + movement.Quantity;
    }

    public ReplayOutcome Source(PastOrder order)
    {
        var snapshot = Snapshot(order);
        var sourced = engine.Source(snapshot, policy);
        if (request.Explain.Contains(order.Id))
        {
            _explained.Add(sourced.Decision(Guid.Empty, order.Id.Value));
        }

        foreach (var pick in sourced.Plan.Picks)
        {
            Take(order.Demands.First(demand => demand.LineNo == pick.LineNo), pick);
        }

        var outcome = _measure.Of(sourced, order, request.PromiseDays);
        _wanted += order.Wanted;
        _served += outcome.Units;
        _servedOrders += outcome.Units > 0 ? 1 : 0;
        _splitOrders += outcome.Locations.Count > 1 ? 1 : 0;
        _parcels += outcome.Locations.Count;
        _kilometres += outcome.Kilometres;
        _inTime += outcome.InTime ? 1 : 0;
        _notProven += sourced.Plan is { Cost: not null, Proven: false } ? 1 : 0;
        _cost += outcome.Cost;
        return outcome;
    }

    public void Compare(PastOrder order, ReplayOutcome before, ReplayOutcome after)
    {
        if (before.Equals(after))
        {
            return;
        }

        _different++;
        if (_differences.Count < request.Differences)
        {
            _differences.Add(new ReplayDifference(order.Id, order.Number, before.Locations, after.Locations, before.Cost, after.Cost));
        }
    }

    public ReplayResult Result() => new()
    {
        Policy = policy.Id,
        Version = policy.Version,
        Served = _served,
        Wanted = _wanted,
        ServedOrders = _servedOrders,
        SplitOrders = _splitOrders,
        Parcels = _parcels,
        Cost = _cost,
        Kilometres = _kilometres,
        InTime = _inTime,
        NotProven = _notProven,
        Different = _different,
        Explained = _explained,
        Differences = _differences,
    };

    private SourcingSnapshot Snapshot(PastOrder order)
    {
        var skus = order.Demands.SelectMany(demand => demand.Parts.Count == 0 ? [demand.Sku] : demand.Parts.Select(part => part.Sku)).Distinct().ToList();
        return new SourcingSnapshot
        {
            Demands = order.Demands,
            Positions =
            [
                .. from sku in skus
                   where _stock.ContainsKey(sku)
                   from place in _stock[sku]
                   where place.Value > 0
                   select new StockPosition { Sku = sku, Location = place.Key, Sellable = place.Value },
            ],
            Locations = past.Locations,
            Items = [.. skus.Concat(order.Demands.Select(demand => demand.Sku)).Distinct().Select(sku => past.Items.GetValueOrDefault(sku)).OfType<Item>()],
            Country = order.Country,
            Destination = order.Destination,
            At = order.PlacedAt,
            PromisedFor = order.PromisedFor,
        };
    }

    private void Take(in AllocationDemand demand, AllocationPick pick)
    {
        foreach (var (sku, units) in KitStock.Units(demand, pick.Quantity))
        {
            _stock[sku][pick.Location] -= units;
        }
    }
}
