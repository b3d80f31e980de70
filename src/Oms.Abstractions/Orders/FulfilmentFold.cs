using System.Collections.Immutable;
using Oms.Fulfilment;

namespace Oms.Orders;

/// <summary>What fulfilment's events make of an order.</summary>
internal static class FulfilmentFold
{
    public static Order Released(Order order, FulfilmentReleased e)
    {
        var lines = order.Lines.ToBuilder();
        var allocations = order.Allocations.ToBuilder();
        var work = ImmutableArray.CreateBuilder<FulfilmentLine>(e.Lines.Length);
        foreach (var unit in e.Lines)
        {
            lines.Move(unit.LineNo, Bucket.Allocated, Bucket.Released, unit.Quantity);
            allocations.Add(unit.LineNo, e.Location, -unit.Quantity);
            work.Add(new FulfilmentLine { LineNo = unit.LineNo, Quantity = unit.Quantity });
        }

        var released = new FulfilmentOrder { Id = e.FulfilmentOrder, Location = e.Location, Lines = work.MoveToImmutable() };
        return order with
        {
            Lines = lines.DrainToImmutable(),
            Allocations = allocations.DrainToImmutable(),
            FulfilmentOrders = order.FulfilmentOrders.Add(released),
        };
    }

    public static Order Picked(Order order, UnitsPicked e) =>
        Change(order, e.FulfilmentOrder, e.Lines.AsSpan(), static (line, quantity) => line with { Picked = line.Picked + quantity }) with
        {
            Lines = order.Lines.Moved(e.Lines.AsSpan(), Bucket.Released, Bucket.Picked),
        };

    public static Order Packed(Order order, Guid fulfilmentOrder, ReadOnlySpan<LineUnits> units) =>
        Change(order, fulfilmentOrder, units, static (line, quantity) => line with { Packed = line.Packed + quantity }) with
        {
            Lines = order.Lines.Moved(units, Bucket.Picked, Bucket.Packed),
        };

    public static Order Shipped(Order order, Guid fulfilmentOrder, ReadOnlySpan<LineUnits> units) =>
        Change(order, fulfilmentOrder, units, static (line, quantity) => line with { Shipped = line.Shipped + quantity }) with
        {
            Lines = order.Lines.Moved(units, Bucket.Packed, Bucket.Shipped),
        };

    public static Order Cancelled(Order order, Guid fulfilmentOrder, int lineNo, long quantity) =>
        Change(order, fulfilmentOrder, [new LineUnits(lineNo, quantity)], static (line, units) => line with { Cancelled = line.Cancelled + units });

    private static Order Change(Order order, Guid id, ReadOnlySpan<LineUnits> units, Func<FulfilmentLine, long, FulfilmentLine> change)
    {
        for (var i = 0; i < order.FulfilmentOrders.Length; i++)
        {
            if (order.FulfilmentOrders[i].Id == id)
            {
                var changed = Change(order.FulfilmentOrders[i], units, change);
                return order with { FulfilmentOrders = order.FulfilmentOrders.SetItem(i, changed) };
            }
        }

        throw new InvalidOperationException($"There is no fulfilment order {id}.");
    }

    private static FulfilmentOrder Change(FulfilmentOrder work, ReadOnlySpan<LineUnits> units, Func<FulfilmentLine, long, FulfilmentLine> change)
    {
        var lines = work.Lines.ToBuilder();
        foreach (var unit in units)
        {
            var at = 0;
            while (at < lines.Count && lines[at].LineNo != unit.LineNo)
            {
                at++;
            }

            if (at == lines.Count)
            {
                throw new InvalidOperationException(FormattableString.Invariant($"Fulfilment order {work.Id} has no line {unit.LineNo}."));
            }

            lines[at] = Checked(change(lines[at], unit.Quantity), work.Id);
        }

        var changed = lines.DrainToImmutable();
        return work with { Lines = changed, State = StateOf(changed) };
    }

    private static FulfilmentLine Checked(FulfilmentLine line, Guid id) =>
        line.ToPick >= 0 && line.ToPack >= 0 && line.Packed >= line.Shipped
            ? line
            : throw new InvalidOperationException(FormattableString.Invariant($"Fulfilment order {id}, line {line.LineNo}: more units than it has."));

    private static FulfilmentState StateOf(ImmutableArray<FulfilmentLine> lines)
    {
        bool open = false, begun = false, shipped = false;
        foreach (var line in lines)
        {
            open |= line.Open > 0;
            begun |= line.Picked > 0;
            shipped |= line.Shipped > 0;
        }

        return (open, begun, shipped) switch
        {
            (false, _, true) => FulfilmentState.Completed,
            (false, _, false) => FulfilmentState.Cancelled,
            (true, true, _) => FulfilmentState.InProgress,
            _ => FulfilmentState.Open,
        };
    }
}
