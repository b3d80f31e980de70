using Oms.Orders;

namespace Oms.Verification;

/// <summary>What orders have claimed, kits are made of, and customers were promised.</summary>
internal static class SupplyChecks
{
    public static Check<OrderCase> Claims { get; } = new(
        "claims_add_up",
        "A line's claims on inbound supply are no more than its backordered units; claims lie at lines of inbound supply, allocations at locations.",
        static subject => FindClaims(subject.Order));

    public static Check<OrderCase> Kits { get; } = new(
        "kits_are_whole",
        "The parts of a kit's line are positive, each SKU once and in order, and the line's own SKU is not counted.",
        static subject => FindKits(subject.Order));

    public static Check<OrderCase> Promises { get; } = new(
        "promises_make_sense",
        "Only a line that was promised can be at risk.",
        static subject => subject.Order.Lines.Where(line => line.AtRisk && line.PromisedFor is null).Select(line => $"{Name(subject.Order, line)}: it is at risk, and nothing was promised."));

    public static Check<SupplyCase> Places { get; } = new(
        "supply_matches_places",
        "What is still to come of a line of inbound supply is what its place expects: nothing, once it is over.",
        static subject => subject.Supply.Lines
            .Select((line, i) => (Line: line, Expected: subject.AtPlaces[i]))
            .Where(pair => pair.Line.Open != pair.Expected || pair.Line.Open < 0)
            .Select(pair => Text.Of($"{subject.Supply.Kind} {subject.Supply.Number}, line {pair.Line.LineNo}: {pair.Line.Open} of {pair.Line.Sku} still to come, its place expects {pair.Expected}.")));

    private static IEnumerable<string> FindClaims(Order order)
    {
        foreach (var line in order.Lines)
        {
            var claimed = order.Claims.Where(claim => claim.LineNo == line.LineNo).Sum(claim => claim.Quantity);
            if (claimed > line.Units.Backordered)
            {
                yield return Text.Of($"{Name(order, line)}: {claimed} units claimed, {line.Units.Backordered} backordered.");
            }
        }

        foreach (var claim in order.Claims.Where(claim => !claim.Location.IsInbound || claim.Quantity <= 0))
        {
            yield return Text.Of($"Order {order.Number} ({order.Id}), line {claim.LineNo}: {claim.Quantity} units claimed at {claim.Location}.");
        }

        foreach (var allocation in order.Allocations.Where(allocation => allocation.Location.IsInbound))
        {
            yield return Text.Of($"Order {order.Number} ({order.Id}), line {allocation.LineNo}: {allocation.Quantity} units are allocated at {allocation.Location}, which is no location.");
        }
    }

    private static IEnumerable<string> FindKits(Order order)
    {
        foreach (var line in order.Lines.Where(line => !line.Parts.IsEmpty))
        {
            if (line.Tracked)
            {
                yield return $"{Name(order, line)}: it is a kit, and {line.Sku} is counted as well.";
            }

            for (var i = 0; i < line.Parts.Length; i++)
            {
                if (line.Parts[i].Quantity <= 0 || (i > 0 && line.Parts[i].Sku.CompareTo(line.Parts[i - 1].Sku) <= 0))
                {
                    yield return Text.Of($"{Name(order, line)}: part {i + 1} is {line.Parts[i].Quantity} of {line.Parts[i].Sku}, out of order, twice, or of nothing.");
                }
            }
        }
    }

    private static string Name(Order order, OrderLine line) => Text.Of($"Order {order.Number} ({order.Id}), line {line.LineNo}");
}
