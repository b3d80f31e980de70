using System.Collections.Immutable;
using Oms.Engine;
using Oms.Workflow;

namespace Oms.Orders;

/// <summary>What cancelling means: only units that were not picked, what costs least to give up first. Shipped units are never touched.</summary>
internal static class Cancelling
{
    private static readonly Bucket[] Order = [Bucket.Backordered, Bucket.Unallocated, Bucket.Allocated, Bucket.Released];

    public static void Decide(OrderDraft draft, CancelUnits command)
    {
        draft.Require(WorkflowCommands.Cancel);
        var units = ImmutableArray.CreateBuilder<CancelledUnits>();
        foreach (var wanted in Wanted(draft, command))
        {
            Take(draft, draft.Current.Line(wanted.LineNo), wanted.Quantity, units);
        }

        if (units.Count == 0)
        {
            throw draft.Refused(WorkflowCommands.Cancel, "no unit is left that was not picked");
        }

        draft.Raise(new UnitsCancelled { Units = units.DrainToImmutable(), Reason = command.Reason });
        draft.AdvanceByUnits();
        draft.Outcome = "cancelled";
    }

    /// <summary>Cancels everything that was not picked, whatever the state allows: the state itself asks for it.</summary>
    public static void All(OrderDraft draft, string reason)
    {
        var units = ImmutableArray.CreateBuilder<CancelledUnits>();
        foreach (var line in draft.Current.Lines)
        {
            Take(draft, line, Cancellable(line.Units), units);
        }

        if (units.Count > 0)
        {
            draft.Raise(new UnitsCancelled { Units = units.DrainToImmutable(), Reason = reason });
            draft.AdvanceByUnits();
        }
    }

    /// <summary>Cancels units of one line; no more than <see cref="Cancellable"/>.</summary>
    public static void Cancel(OrderDraft draft, OrderLine line, long quantity, string? reason)
    {
        var units = ImmutableArray.CreateBuilder<CancelledUnits>();
        Take(draft, line, quantity, units);
        draft.Raise(new UnitsCancelled { Units = units.DrainToImmutable(), Reason = reason });
    }

    /// <summary>Units that were not picked, and may be given up.</summary>
    public static long Cancellable(Buckets units) => units.Backordered + units.Unallocated + units.Allocated + units.Released;

    private static IEnumerable<LineUnits> Wanted(OrderDraft draft, CancelUnits command)
    {
        if (command.Lines.Count == 0)
        {
            return draft.Current.Lines.Select(line => new LineUnits(line.LineNo, Cancellable(line.Units))).Where(line => line.Quantity > 0);
        }

        var wanted = command.Lines.GroupBy(line => line.LineNo).Select(group => new LineUnits(group.Key, group.Sum(line => line.Quantity))).ToList();
        foreach (var line in wanted)
        {
            var open = Cancellable(draft.Current.Line(line.LineNo).Units);
            if (line.Quantity < 1 || line.Quantity > open || command.Lines.Any(part => part.LineNo == line.LineNo && part.Quantity < 1))
            {
                throw draft.Refused(WorkflowCommands.Cancel, FormattableString.Invariant($"line {line.LineNo} has {open} units that can be cancelled, not {line.Quantity}"));
            }
        }

        return wanted;
    }

    private static void Take(OrderDraft draft, OrderLine line, long wanted, ImmutableArray<CancelledUnits>.Builder units)
    {
        foreach (var bucket in Order)
        {
            var quantity = Math.Min(wanted, line.Units[bucket]);
            if (quantity == 0)
            {
                continue;
            }

            wanted -= quantity;
            switch (bucket)
            {
                case Bucket.Backordered:
                    TakeBackordered(draft, line, quantity, units);
                    break;
                case Bucket.Allocated:
                    TakeAllocated(draft, line, quantity, units);
                    break;
                case Bucket.Released:
                    TakeReleased(draft, line, quantity, units);
                    break;
                default:
                    units.Add(new CancelledUnits(line.LineNo, quantity, bucket));
                    break;
            }
        }
    }

    // What waits without a claim first, then claims, so that others may have them.
    private static void TakeBackordered(OrderDraft draft, OrderLine line, long wanted, ImmutableArray<CancelledUnits>.Builder units)
    {
        var without = Math.Min(wanted, line.Units.Backordered - draft.Current.Claims.Where(claim => claim.LineNo == line.LineNo).Sum(claim => claim.Quantity));
        if (without > 0)
        {
            units.Add(new CancelledUnits(line.LineNo, without, Bucket.Backordered));
            wanted -= without;
        }

        for (var i = draft.Current.Claims.Length - 1; i >= 0 && wanted > 0; i--)
        {
            var claim = draft.Current.Claims[i];
            if (claim.LineNo == line.LineNo)
            {
                var quantity = Math.Min(wanted, claim.Quantity);
                wanted -= quantity;
                units.Add(new CancelledUnits(line.LineNo, quantity, Bucket.Backordered, claim.Location));
                StockEffects.Free(draft, line, claim.Location, quantity);
            }
        }
    }

    private static void TakeAllocated(OrderDraft draft, OrderLine line, long wanted, ImmutableArray<CancelledUnits>.Builder units)
    {
        for (var i = draft.Current.Allocations.Length - 1; i >= 0 && wanted > 0; i--)
        {
            var allocation = draft.Current.Allocations[i];
            if (allocation.LineNo == line.LineNo)
            {
                var quantity = Math.Min(wanted, allocation.Quantity);
                wanted -= quantity;
                units.Add(new CancelledUnits(line.LineNo, quantity, Bucket.Allocated, allocation.Location));
                StockEffects.Free(draft, line, allocation.Location, quantity);
            }
        }
    }

    private static void TakeReleased(OrderDraft draft, OrderLine line, long wanted, ImmutableArray<CancelledUnits>.Builder units)
    {
        foreach (var work in draft.Current.FulfilmentOrders)
        {
            foreach (var part in work.Lines)
            {
                var quantity = part.LineNo == line.LineNo ? Math.Min(wanted, part.ToPick) : 0;
                if (quantity > 0)
                {
                    wanted -= quantity;
                    units.Add(new CancelledUnits(line.LineNo, quantity, Bucket.Released, work.Location, work.Id));
                    StockEffects.Free(draft, line, work.Location, quantity);
                }
            }
        }
    }
}
