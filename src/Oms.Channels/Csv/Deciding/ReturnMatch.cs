using Oms.Channels.Csv.Reading;
using Oms.Orders;

namespace Oms.Channels.Csv.Deciding;

/// <summary>Units of an earlier order that a return row takes back.</summary>
/// <param name="Order">The order.</param>
/// <param name="Cancel">Units that have not left and are cancelled.</param>
/// <param name="Request">Units that have left, or are about to, and are asked back.</param>
internal sealed record ReturnMatch(Order Order, IReadOnlyList<LineUnits> Cancel, IReadOnlyList<LineUnits> Request)
{
    /// <summary>Orders that a row can take units back from, the newest first: earlier than the row, and with so many units of the SKU that are not cancelled.</summary>
    public static IEnumerable<Order> Candidates(CsvRow row, IEnumerable<Order> orders) => orders
        .Where(order => order.PlacedAt < row.At && order.ExternalId is not null)
        .Where(order => Lines(order, row.Sku).Sum(line => line.Ordered - line.Units.Cancelled) >= -row.Quantity)
        .OrderByDescending(order => order.PlacedAt)
        .ThenByDescending(order => order.ExternalId, InvoiceOrder.Instance);

    /// <summary>Takes a row's units from an order's lines, in line order.</summary>
    /// <param name="row">The row; its quantity is negative.</param>
    /// <param name="order">A candidate.</param>
    /// <param name="requested">Units already requested back, by line.</param>
    /// <returns>Null where so many are not left.</returns>
    public static ReturnMatch? Of(CsvRow row, Order order, IReadOnlyDictionary<int, long> requested)
    {
        var need = -row.Quantity;
        var cancel = new List<LineUnits>();
        var request = new List<LineUnits>();
        foreach (var line in Lines(order, row.Sku))
        {
            var left = Math.Max(0, line.Ordered - line.Units.Cancelled - requested.GetValueOrDefault(line.LineNo));
            var take = Math.Min(need, left);
            var unpicked = line.Units.Unallocated + line.Units.Backordered + line.Units.Allocated + line.Units.Released;
            Add(cancel, line.LineNo, Math.Min(take, unpicked));
            Add(request, line.LineNo, take - Math.Min(take, unpicked));
            need -= take;
        }

        return need == 0 ? new ReturnMatch(order, cancel, request) : null;
    }

    private static IEnumerable<OrderLine> Lines(Order order, string sku) => order.Lines.Where(line => string.Equals(line.Sku.Value, sku, StringComparison.Ordinal));

    private static void Add(List<LineUnits> units, int lineNo, long quantity)
    {
        if (quantity > 0)
        {
            units.Add(new LineUnits(lineNo, quantity));
        }
    }
}

/// <summary>Compares invoice numbers: as numbers where both are, else ordinally.</summary>
internal sealed class InvoiceOrder : IComparer<string?>
{
    public static InvoiceOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (x ?? "", y ?? "");
        if (left.All(char.IsAsciiDigit) && right.All(char.IsAsciiDigit))
        {
            (left, right) = (left.TrimStart('0'), right.TrimStart('0'));
            return left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
        }

        return string.CompareOrdinal(left, right);
    }
}
