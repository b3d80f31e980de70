using Oms.Orders;

namespace Oms.Changes;

/// <summary>What an order costs, and what of it falls to cancelled units: their shares of the line and of its part of each charge (invariant M3).</summary>
internal static class OrderMoney
{
    public static ChangeMoney Of(Order order)
    {
        var cancelled = 0L;
        foreach (var line in order.Lines)
        {
            cancelled += line.Net.Minor - Live(line, line.Net.Minor);
            foreach (var charge in order.Charges)
            {
                var share = charge.Shares[line.LineNo - 1];
                cancelled += share - Live(line, share);
            }
        }

        return new ChangeMoney(order.Goods, order.Charged, Money.OfMinor(cancelled, order.Currency));
    }

    /// <summary>What a line costs without its cancelled units, as a weight.</summary>
    public static long Worth(OrderLine line) => Math.Max(0, Live(line, line.Net.Minor));

    // The cancelled ones are the last: what is left over by a division stays with what is sent.
    private static long Live(OrderLine line, long amount) => Apportionment.OfUnits(amount, line.Ordered, 0, line.Ordered - line.Units.Cancelled);
}
