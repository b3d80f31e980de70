using System.Collections.Immutable;

namespace Oms.Orders;

/// <summary>Moves units between buckets of lines, and keeps allocations ordered by line and location without empty ones.</summary>
internal static class LineMoves
{
    public static ImmutableArray<OrderLine> Moved(this ImmutableArray<OrderLine> lines, ReadOnlySpan<LineUnits> units, Bucket from, Bucket to)
    {
        var builder = lines.ToBuilder();
        foreach (var unit in units)
        {
            builder.Move(unit.LineNo, from, to, unit.Quantity);
        }

        return builder.DrainToImmutable();
    }

    public static void Move(this ImmutableArray<OrderLine>.Builder lines, int lineNo, Bucket from, Bucket to, long quantity)
    {
        if (lineNo < 1 || lineNo > lines.Count)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"There is no line {lineNo}."));
        }

        var line = lines[lineNo - 1];
        lines[lineNo - 1] = line with { Units = line.Units.Move(from, to, quantity) };
    }

    public static void Add(this ImmutableArray<Allocation>.Builder allocations, int lineNo, LocationCode location, long quantity)
    {
        var at = 0;
        while (at < allocations.Count && Compare(allocations[at], lineNo, location) < 0)
        {
            at++;
        }

        var found = at < allocations.Count && Compare(allocations[at], lineNo, location) == 0;
        var sum = (found ? allocations[at].Quantity : 0) + quantity;
        if (sum < 0)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"Line {lineNo} has no {-quantity} units allocated at {location}."));
        }

        if (found && sum == 0)
        {
            allocations.RemoveAt(at);
        }
        else if (found)
        {
            allocations[at] = allocations[at] with { Quantity = sum };
        }
        else if (sum > 0)
        {
            allocations.Insert(at, new Allocation(lineNo, location, sum));
        }
    }

    private static int Compare(Allocation allocation, int lineNo, LocationCode location) =>
        allocation.LineNo != lineNo ? allocation.LineNo.CompareTo(lineNo) : allocation.Location.CompareTo(location);
}
