using System.Collections.Immutable;
using Oms.Channels;
using Oms.Engine;
using Oms.Inventory;
using Oms.Orders;
using Oms.Supply;

namespace Oms.Sourcing;

/// <summary>Allocates what an order still lacks, and does with the rest what its shortage policy says.</summary>
internal sealed class AllocationStep(Allocator allocator, Claiming claiming)
{
    /// <summary>Whether an order's stock is ours and some of it is not allocated.</summary>
    public static bool IsWanted(Order order)
    {
        if (order.Handover is Handover.Immediate or Handover.ByChannel || Blocked(order))
        {
            return false;
        }

        foreach (var line in order.Lines)
        {
            if (line.Units.Unallocated + line.Units.Backordered > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <exception cref="InsufficientStockException">Units are not there, and the order's policy is to refuse.</exception>
    public void Run(OrderDraft draft, StockFacts facts, SoftReservation? own = null)
    {
        var before = draft.Current;
        Fill(draft, facts, own);
        var missing = Missing(draft.Current);
        if (missing.IsEmpty)
        {
            return;
        }

        switch (draft.Current.OnShortage)
        {
            case OnShortage.Refuse:
                throw new InsufficientStockException(MissingStock.Of(before, draft.Current, facts));
            case OnShortage.Backorder:
                draft.Raise(new LinesBackordered { Lines = missing });
                claiming.Take(draft, facts.Inbound);
                break;
            default:
                PlaceInventoryHold(draft, missing);
                break;
        }
    }

    /// <summary>Sources anew what lost its location. It never refuses: what nobody has is backordered, or waits on hold; a case names it.</summary>
    /// <returns>Whether every unit found a location.</returns>
    public bool RunAgain(OrderDraft draft, StockFacts facts)
    {
        Fill(draft, facts);
        var missing = Missing(draft.Current);
        if (missing.IsEmpty)
        {
            return true;
        }

        if (draft.Current.OnShortage == OnShortage.Backorder)
        {
            draft.Raise(new LinesBackordered { Lines = missing });
        }
        else
        {
            PlaceInventoryHold(draft, missing);
        }

        var units = missing.Sum(line => line.Quantity);
        draft.Put(Cases.Open(
            FormattableString.Invariant($"sourcing:{draft.Id:N}:{draft.Version}"),
            "sourcing.nobody",
            draft.Id,
            FormattableString.Invariant($"No location has {units} units of order {draft.Current.Number} after {string.Join(", ", draft.Current.Declined)} declined: receive stock and allocate, or cancel them.")));
        return false;
    }

    /// <summary>Allocates what has stock and leaves the rest as it is.</summary>
    public void Fill(OrderDraft draft, StockFacts facts, SoftReservation? own = null)
    {
        var before = draft.Current;
        allocator.Allocate(draft, facts, own);
        draft.ChoseStock = true;
        Demand(draft, before);
        if (DimensionRules.Total(draft.Current.Lines) is { Unallocated: 0, Backordered: 0 })
        {
            ReleaseInventoryHolds(draft);
        }
    }

    private static bool Blocked(Order order)
    {
        foreach (var hold in order.Holds)
        {
            if ((hold.Blocks & HoldBlocks.Allocate) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static void Demand(OrderDraft draft, Order before)
    {
        foreach (var allocation in draft.Current.Allocations)
        {
            var had = 0L;
            foreach (var earlier in before.Allocations)
            {
                had += earlier.LineNo == allocation.LineNo && earlier.Location == allocation.Location ? earlier.Quantity : 0;
            }

            if (allocation.Quantity > had)
            {
                StockEffects.Demand(draft, draft.Current.Lines[allocation.LineNo - 1], allocation.Location, allocation.Quantity - had);
            }
        }
    }

    private static ImmutableArray<LineUnits> Missing(Order order)
    {
        var any = false;
        foreach (var line in order.Lines)
        {
            any |= line.Units.Unallocated > 0;
        }

        return any
            ? [.. order.Lines.Where(line => line.Units.Unallocated > 0).Select(line => new LineUnits(line.LineNo, line.Units.Unallocated))]
            : [];
    }

    private static void PlaceInventoryHold(OrderDraft draft, ImmutableArray<LineUnits> missing)
    {
        if (!draft.Current.Holds.Any(hold => hold.Kind == HoldKinds.Inventory))
        {
            var units = missing.Sum(line => line.Quantity);
            Holds.Place(draft, HoldKinds.Inventory, FormattableString.Invariant($"{units} units are not there: receive stock and allocate, or cancel them."), HoldBlocks.Release);
        }
    }

    private static void ReleaseInventoryHolds(OrderDraft draft)
    {
        foreach (var hold in draft.Current.Holds)
        {
            if (hold.Kind == HoldKinds.Inventory)
            {
                draft.Raise(new HoldReleased { No = hold.No, Kind = hold.Kind, Reason = "every unit is allocated" });
            }
        }
    }
}
