using Oms.Orders;

namespace Oms.Changes;

/// <summary>Finds the lines of a channel's order again: by the channel's id, else by SKU and price, else by SKU alone; each once.</summary>
internal static class LineMatch
{
    /// <returns>The order's line for each of the channel's; null: it is new.</returns>
    public static OrderLine?[] Of(IReadOnlyList<PlaceLine> lines, Order order)
    {
        var matched = new OrderLine?[lines.Count];
        var left = order.Lines.Where(line => IsChannels(order, line)).ToList();
        Match(static (said, line) => said.ExternalId is not null && said.ExternalId == line.ExternalId && said.Sku == line.Sku);
        Match(static (said, line) => IsOpen(said, line) && said.Sku == line.Sku && said.Price == line.Price.Amount);
        Match(static (said, line) => IsOpen(said, line) && said.Sku == line.Sku);
        return matched;

        void Match(Func<PlaceLine, OrderLine, bool> same)
        {
            for (var i = 0; i < lines.Count; i++)
            {
                if (matched[i] is null && left.Find(line => same(lines[i], line)) is { } found)
                {
                    matched[i] = found;
                    left.Remove(found);
                }
            }
        }
    }

    /// <summary>Whether the channel knows the line: all of an order whose version is not known, else those it has said something of.</summary>
    public static bool IsChannels(Order order, OrderLine line) => order.ContentVersion is null || line.ChannelUnits is not null;

    // Two different ids are two lines, whatever else they have in common.
    private static bool IsOpen(PlaceLine said, OrderLine line) => said.ExternalId is null || line.ExternalId is null;
}
