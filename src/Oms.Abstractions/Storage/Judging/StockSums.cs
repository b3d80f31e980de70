using Oms.Inventory;

namespace Oms.Storage.Judging;

/// <summary>Sums a change set's reserves by SKU and location, in the one lock order: ordinally by SKU, then by location. Not thread-safe; clear and use again.</summary>
public sealed class StockSums
{
    private readonly List<PositionDelta> _deltas = [];

    /// <summary>The sums, in lock order once <see cref="Sort"/> was called.</summary>
    public ReadOnlySpan<PositionDelta> Deltas => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_deltas);

    /// <summary>Whether a change set touches soft reservations: they need their rows read before they can be judged.</summary>
    public static bool NeedsReservations(ChangeSet changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        for (var i = 0; i < changes.Reserves.Count; i++)
        {
            if (changes.Reserves[i] is ReservationMade or ReservationEnded or ReservationProlonged)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _deltas.Clear();

    /// <summary>Adds everything but <see cref="ReservationEnded"/> and <see cref="ReservationProlonged"/>, whose effect depends on their rows.</summary>
    public void Add(ChangeSet changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        for (var i = 0; i < changes.Reserves.Count; i++)
        {
            Add(changes.Reserves[i]);
        }

        for (var i = 0; i < changes.Movements.Count; i++)
        {
            At(changes.Movements[i].Sku, changes.Movements[i].Location).Moves++;
        }
    }

    /// <summary>Lowers the reserved units of a line that ends.</summary>
    public void AddEnded(Sku sku, LocationCode location, long quantity) => At(sku, location).Reserved -= quantity;

    /// <summary>Puts the sums into lock order.</summary>
    public void Sort() => _deltas.Sort(static (a, b) => a.Sku.CompareTo(b.Sku) is var bySku and not 0 ? bySku : a.Location.CompareTo(b.Location));

    private void Add(Reserve reserve)
    {
        if (reserve is ReservationEnded or ReservationProlonged)
        {
            return;
        }

        ref var delta = ref At(reserve.Sku, reserve.Location);
        var quantity = reserve.Quantity;
        switch (reserve)
        {
            case StockDemand:
                delta.Allocated += quantity;
                delta.Demand += quantity;
                break;
            case StockFreed:
                delta.Allocated -= quantity;
                break;
            case StockShipped:
                delta.Allocated -= quantity;
                delta.Sellable -= quantity;
                break;
            case StockTaken:
                delta.Sellable -= quantity;
                delta.Demand += quantity;
                break;
            case StockChanged changed:
                delta.Physical = true;
                Change(ref delta, changed.Condition, quantity);
                break;
            case OversellLimitSet:
                delta.Physical = true;
                delta.OversellLimit = quantity;
                break;
            case StockPlanned planned:
                delta.Plan = planned;
                break;
            case CounterCorrected corrected:
                delta.Physical = true;
                delta.Corrections++;
                Correct(ref delta, corrected.Counter, quantity);
                break;
            case ReservationMade:
                delta.Reserved += quantity;
                delta.Demand += quantity;
                break;
            default:
                throw new StoreException(StoreErrors.Rejected, $"This store does not know the reserve '{reserve.GetType().Name}'.");
        }
    }

    private static void Change(ref PositionDelta delta, StockCondition condition, long quantity)
    {
        switch (condition)
        {
            case StockCondition.Damaged: delta.Damaged += quantity; break;
            case StockCondition.Quarantine: delta.Quarantine += quantity; break;
            case StockCondition.QualityControl: delta.QualityControl += quantity; break;
            default: delta.Sellable += quantity; break;
        }
    }

    private static void Correct(ref PositionDelta delta, StockCounter counter, long quantity)
    {
        switch (counter)
        {
            case StockCounter.Allocated: delta.Allocated += quantity; break;
            case StockCounter.Reserved: delta.Reserved += quantity; break;
            default: Change(ref delta, (StockCondition)counter, quantity); break;
        }
    }

    private ref PositionDelta At(Sku sku, LocationCode location)
    {
        var deltas = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_deltas);
        for (var i = deltas.Length - 1; i >= 0; i--)
        {
            if (deltas[i].Sku == sku && deltas[i].Location == location)
            {
                return ref deltas[i];
            }
        }

        _deltas.Add(new PositionDelta { Sku = sku, Location = location });
        return ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_deltas)[^1];
    }
}
