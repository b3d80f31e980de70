using System.Collections.Immutable;
using CsCheck;
using NodaTime;
using Oms.Channels.Csv.Deciding;
using Oms.Channels.Csv.Reading;
using Oms.Orders;

namespace Oms.Channels.Tests.Csv;

public sealed class ReturnMatchTests
{
    private static readonly Instant Noon = Instant.FromUtc(2010, 12, 2, 12, 0);
    private static readonly Dictionary<int, long> Nothing = [];

    [Fact]
    public void Units_are_taken_in_line_order_cancelled_where_they_are_not_picked_else_asked_back()
    {
        var order = Order("1", Noon, Line(1, "A", new Buckets { Allocated = 2, Shipped = 3 }), Line(2, "B", new Buckets { Allocated = 9 }), Line(3, "A", new Buckets { Backordered = 1, Picked = 4 }));
        var match = ReturnMatch.Of(Row(-8), order, Nothing)!;
        Assert.Equal([new LineUnits(1, 2), new LineUnits(3, 1)], match.Cancel);
        Assert.Equal([new LineUnits(1, 3), new LineUnits(3, 2)], match.Request);
        Assert.Null(ReturnMatch.Of(Row(-11), order, Nothing));
    }

    [Fact]
    public void Cancelled_and_requested_units_are_not_left()
    {
        var order = Order("1", Noon, Line(1, "A", new Buckets { Cancelled = 2, Delivered = 5 }));
        Assert.NotNull(ReturnMatch.Of(Row(-5), order, Nothing));
        Assert.Null(ReturnMatch.Of(Row(-5), order, new Dictionary<int, long> { [1] = 1 }));
        Assert.Equal([new LineUnits(1, 4)], ReturnMatch.Of(Row(-4), order, new Dictionary<int, long> { [1] = 1 })!.Request);
    }

    [Fact]
    public void The_newest_earlier_order_with_enough_comes_first_ties_by_the_greater_invoice()
    {
        var line = Line(1, "A", new Buckets { Allocated = 5 });
        Order[] orders =
        [
            Order("9", Noon - Duration.FromHours(1), line),
            Order("10", Noon - Duration.FromHours(1), line),
            Order("11", Noon - Duration.FromHours(2), line),
            Order("12", Noon, line),
            Order("13", Noon - Duration.FromMinutes(1), Line(1, "A", new Buckets { Allocated = 1 })),
            Order("14", Noon - Duration.FromMinutes(1), Line(1, "a", new Buckets { Allocated = 9 })),
        ];
        Assert.Equal(["10", "9", "11"], ReturnMatch.Candidates(Row(-5) with { At = Noon }, orders).Select(order => order.ExternalId));
    }

    [Fact]
    public void A_match_takes_exactly_what_is_asked_and_never_more_than_a_line_has() =>
        Gen.Select(Gen.Long[0, 5], Gen.Long[0, 5], Gen.Long[0, 5], Gen.Long[0, 3]).Array[1, 5].Select(Gen.Long[1, 30]).Sample((lines, need) =>
        {
            var order = Order("1", Noon, [.. lines.Select((l, i) => Line(i + 1, "A", new Buckets { Allocated = l.Item1, Shipped = l.Item2, Cancelled = l.Item3, Lost = l.Item4 }))]);
            var requested = lines.Select((l, i) => (i + 1, l.Item4)).ToDictionary(pair => pair.Item1, pair => pair.Item2);
            var left = lines.Sum(l => l.Item1 + l.Item2);
            var match = ReturnMatch.Of(Row(-need), order, requested);
            Assert.Equal(left >= need, match is not null);
            if (match is null)
            {
                return;
            }

            Assert.Equal(need, match.Cancel.Concat(match.Request).Sum(units => units.Quantity));
            foreach (var line in order.Lines)
            {
                var cancel = match.Cancel.Where(units => units.LineNo == line.LineNo).Sum(units => units.Quantity);
                var request = match.Request.Where(units => units.LineNo == line.LineNo).Sum(units => units.Quantity);
                Assert.True(cancel <= line.Units.Allocated && cancel + request + requested[line.LineNo] + line.Units.Cancelled <= line.Ordered);
            }
        });

    private static CsvRow Row(long quantity) => new() { Invoice = "C1", Sku = "A", Quantity = quantity, At = Noon, Price = 1m, Customer = "7" };

    private static OrderLine Line(int no, string sku, Buckets units) => new()
    {
        LineNo = no,
        Sku = new Sku(sku),
        Ordered = units.Sum,
        Price = new UnitPrice(1m, new Currency("GBP")),
        Net = new Money(units.Sum, new Currency("GBP")),
        Units = units,
    };

    private static Order Order(string invoice, Instant at, params ImmutableArray<OrderLine> lines) => new()
    {
        Id = new OrderId(Guid.NewGuid()),
        Number = "N" + invoice,
        Channel = new ChannelCode("pos"),
        ExternalId = invoice,
        Currency = new Currency("GBP"),
        AllocationPolicy = "priority",
        PlacedAt = at,
        ContentHash = "",
        Workflow = "default",
        WorkflowVersion = 1,
        State = "pending",
        Goods = Money.Zero(new Currency("GBP")),
        Charged = Money.Zero(new Currency("GBP")),
        Lines = lines,
    };
}
