using System.Collections.Immutable;

namespace Oms.Orders;

/// <summary>Folds where units are promised from: allocations, claims on what is to come, and promises to the customer.</summary>
internal static class SourcingFold
{
    public static Order Allocated(Order order, LinesAllocated e)
    {
        var lines = order.Lines.ToBuilder();
        var allocations = order.Allocations.ToBuilder();
        allocations.Capacity = order.Allocations.Length + e.Units.Length;
        ImmutableArray<Allocation>.Builder? claims = null;
        foreach (var unit in e.Units)
        {
            lines.Move(unit.LineNo, unit.From, Bucket.Allocated, unit.Quantity);
            allocations.Add(unit.LineNo, unit.Location, unit.Quantity);
            if (unit.Claim is { } place)
            {
                (claims ??= order.Claims.ToBuilder()).Add(unit.LineNo, place, -unit.Quantity);
            }
        }

        return order with
        {
            Lines = lines.DrainToImmutable(),
            Allocations = allocations.DrainToImmutable(),
            Claims = claims?.DrainToImmutable() ?? order.Claims,
        };
    }

    public static Order Deallocated(Order order, UnitsDeallocated e)
    {
        var lines = order.Lines.ToBuilder();
        var allocations = order.Allocations.ToBuilder();
        var next = order;
        foreach (var unit in e.Units)
        {
            lines.Move(unit.LineNo, unit.From, Bucket.Unallocated, unit.Quantity);
            if (unit.FulfilmentOrder is { } work)
            {
                next = FulfilmentFold.Cancelled(next, work, unit.LineNo, unit.Quantity);
            }
            else
            {
                allocations.Add(unit.LineNo, unit.Location ?? throw new InvalidOperationException("Deallocated units need their location."), -unit.Quantity);
            }
        }

        return next with
        {
            Lines = lines.DrainToImmutable(),
            Allocations = allocations.DrainToImmutable(),
            Attributes = e.Excluded is { } location ? Declining(next, location) : next.Attributes,
        };
    }

    public static Order Claimed(Order order, ReadOnlySpan<ClaimedUnits> units, int sign)
    {
        var claims = order.Claims.ToBuilder();
        foreach (var unit in units)
        {
            claims.Add(unit.LineNo, unit.Place, sign * unit.Quantity);
        }

        return order with { Claims = claims.DrainToImmutable() };
    }

    public static Order Promised(Order order, LinesPromised e)
    {
        var next = order;
        foreach (var promise in e.Lines)
        {
            next = With(next, promise.LineNo, line => line with { PromisedFor = promise.For, AtRisk = false });
        }

        return next;
    }

    public static Order With(Order order, int lineNo, Func<OrderLine, OrderLine> change) =>
        order with { Lines = order.Lines.SetItem(lineNo - 1, change(order.Line(lineNo))) };

    private static Attributes Declining(Order order, LocationCode location) => order.Declined.Contains(location)
        ? order.Attributes
        : order.Attributes.With(OrderAttributes.Declined, string.Join('\n', order.Declined.Append(location)));
}
