using Oms.Orders;

namespace Oms.Verification;

/// <summary>What an order costs, and what was booked for it.</summary>
internal static class MoneyChecks
{
    public static Check<OrderCase> AddUp { get; } = new(
        "money_adds_up",
        "An order's total is the sum of its lines and charges; a line costs its price times its units, rounded once; all in one currency.",
        static subject => FindSums(subject.Order));

    public static Check<OrderCase> Shares { get; } = new(
        "unit_shares_add_up",
        "What falls to the lines of a charge adds up to the charge, to the minor unit, one share a line.",
        static subject => FindShares(subject.Order));

    public static Check<OrderCase> Postings { get; } = new(
        "postings_balance",
        "What was posted for an order balances to nothing in every currency.",
        static subject => subject.Postings
            .Where(sum => sum.Value != 0)
            .Select(sum => Text.Of($"Order {subject.Order.Number} ({subject.Order.Id}): its postings in {sum.Key} are out by {Money.OfMinor(sum.Value, sum.Key)}.")));

    private static IEnumerable<string> FindSums(Order order)
    {
        var name = Text.Of($"Order {order.Number} ({order.Id})");
        if (order.Lines.Any(line => line.Net.Currency != order.Currency || line.Price.Currency != order.Currency)
            || order.Charges.Any(charge => charge.Amount.Currency != order.Currency)
            || order.Goods.Currency != order.Currency || order.Charged.Currency != order.Currency)
        {
            yield return $"{name}: not all its amounts are in {order.Currency}.";
            yield break;
        }

        foreach (var line in order.Lines.Where(line => line.Net != line.Price.Times(line.Ordered)))
        {
            yield return Text.Of($"{name}, line {line.LineNo}: {line.Ordered} at {line.Price} cost {line.Price.Times(line.Ordered)}, not {line.Net}.");
        }

        var goods = Money.OfMinor(order.Lines.Sum(line => line.Net.Minor), order.Currency);
        if (order.Goods != goods)
        {
            yield return $"{name}: goods are {order.Goods}, its lines add up to {goods}.";
        }

        var charged = Money.OfMinor(order.Charges.Sum(charge => charge.Amount.Minor), order.Currency);
        if (order.Charged != charged)
        {
            yield return $"{name}: charges are {order.Charged}, one by one they add up to {charged}.";
        }
    }

    private static IEnumerable<string> FindShares(Order order)
    {
        foreach (var charge in order.Charges)
        {
            var name = Text.Of($"Order {order.Number} ({order.Id}), charge {charge.No} ({charge.Code})");
            if (charge.Shares.Length != order.Lines.Length)
            {
                yield return Text.Of($"{name}: {charge.Shares.Length} shares for {order.Lines.Length} lines.");
                continue;
            }

            var sum = charge.Shares.Sum();
            if (sum != charge.Amount.Minor && !order.Lines.IsEmpty)
            {
                yield return $"{name}: its shares add up to {Money.OfMinor(sum, order.Currency)}, not to {charge.Amount}.";
            }
        }
    }
}
