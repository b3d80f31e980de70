using System.Text.Json;
using Oms.Json;
using Oms.Orders;

namespace Oms.Verification;

/// <summary>Whether an order and its events tell the same story.</summary>
internal static class HistoryChecks
{
    public static Check<OrderCase> Dense { get; } = new(
        "events_dense",
        "An order's stream holds exactly the events 1 to its sequence.",
        static subject => subject.History.Gap is { } gap ? [$"Order {subject.Order.Number} ({subject.Order.Id}): {gap}"] : []);

    public static Check<OrderCase> Fold { get; } = new(
        "snapshot_is_fold",
        "Folding an order's events gives the order as it is stored.",
        static subject => FindDifference(subject.Order, subject.History));

    public static Check<OrderCase> Statuses { get; } = new(
        "statuses_derived",
        "An order's stored statuses are those its units, payments and holds give.",
        static subject => FindStatus(subject.Order));

    private static IEnumerable<string> FindDifference(Order order, OrderHistory history)
    {
        if (history.Gap is not null)
        {
            yield break; // Told by the other check; a fold over a gap says nothing.
        }

        if (history.Unfoldable is { } reason)
        {
            yield return $"Order {order.Number} ({order.Id}): {reason}";
        }
        else if (history.Folded is { } folded)
        {
            var (storedJson, toldJson) = (Canonical(order), Canonical(folded));
            if (!storedJson.AsSpan().SequenceEqual(toldJson))
            {
                var (stored, told) = (JsonElement.Parse(storedJson), JsonElement.Parse(toldJson));
                var names = stored.EnumerateObject().Concat(told.EnumerateObject()).Select(property => property.Name).Distinct(StringComparer.Ordinal);
                var differing = names.Where(name => !Same(stored, told, name));
                yield return $"Order {order.Number} ({order.Id}): its events give other values for {string.Join(", ", differing)}.";
            }
        }
    }

    // Versions count commits, which events do not tell; statuses have a check of their own.
    private static byte[] Canonical(Order order) => JsonSerializer.SerializeToUtf8Bytes(order with { Version = 0, Status = default }, OmsJson.Info<Order>());

    private static bool Same(JsonElement left, JsonElement right, string name) =>
        left.TryGetProperty(name, out var a) == right.TryGetProperty(name, out var b) && JsonElement.DeepEquals(a, b);

    private static IEnumerable<string> FindStatus(Order order)
    {
        var derived = DimensionRules.Of(order);
        if (order.Status != derived)
        {
            yield return $"Order {order.Number} ({order.Id}): stored {order.Status}, derived {derived}.";
        }
    }
}
