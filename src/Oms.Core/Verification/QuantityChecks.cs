using Oms.Orders;

namespace Oms.Verification;

/// <summary>Where the units of an order are.</summary>
internal static class QuantityChecks
{
    public static Check<OrderCase> AddUp { get; } = new(
        "quantities_add_up",
        "The buckets of every line are not negative and add up to the units ordered.",
        static subject => FindSums(subject.Order));

    public static Check<OrderCase> MatchWork { get; } = new(
        "quantities_match_work",
        "A line's allocated units are the sum of its allocations; its released, picked and packed units are those of its fulfilment orders.",
        static subject => FindWork(subject.Order));

    private static IEnumerable<string> FindSums(Order order)
    {
        foreach (var line in order.Lines)
        {
            if (line.Units.Sum != line.Ordered)
            {
                yield return Text.Of($"{Name(order, line)}: {line.Ordered} units ordered, {line.Units.Sum} in its buckets.");
            }

            foreach (var bucket in Enum.GetValues<Bucket>().Where(bucket => line.Units[bucket] < 0))
            {
                yield return Text.Of($"{Name(order, line)}: {line.Units[bucket]} units in '{bucket}'.");
            }
        }
    }

    private static IEnumerable<string> FindWork(Order order)
    {
        foreach (var line in order.Lines)
        {
            var allocated = order.Allocations.Where(allocation => allocation.LineNo == line.LineNo).Sum(allocation => allocation.Quantity);
            var work = order.FulfilmentOrders.SelectMany(fulfilment => fulfilment.Lines).Where(part => part.LineNo == line.LineNo).ToList();
            (string Bucket, long Stored, long Summed)[] compared =
            [
                ("allocated", line.Units.Allocated, allocated),
                ("released", line.Units.Released, work.Sum(part => part.ToPick)),
                ("picked", line.Units.Picked, work.Sum(part => part.ToPack)),
                ("packed", line.Units.Packed, work.Sum(part => part.Packed - part.Shipped)),
            ];
            foreach (var (bucket, stored, summed) in compared.Where(pair => pair.Stored != pair.Summed))
            {
                yield return Text.Of($"{Name(order, line)}: {stored} units {bucket}, {summed} in its {(bucket == "allocated" ? "allocations" : "fulfilment orders")}.");
            }
        }
    }

    private static string Name(Order order, OrderLine line) => Text.Of($"Order {order.Number} ({order.Id}), line {line.LineNo}");
}
