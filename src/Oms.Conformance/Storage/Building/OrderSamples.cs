using Oms.Channels;
using Oms.Orders;
using Oms.Workflow;

namespace Oms.Conformance.Storage.Building;

/// <summary>Makes orders by hand: the suites know no engine.</summary>
public static class OrderSamples
{
    private static readonly Currency Pounds = new("GBP");

    /// <summary>An order with one line and nothing else, all units unallocated.</summary>
    public static Order Plain(Ids ids, string sku = "A", long quantity = 5)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var id = new OrderId(ids.Next());
        return Derived(new Order
        {
            Id = id,
            Number = id.Value.ToString("N")[16..],
            Channel = ChannelCode.Direct,
            Currency = Pounds,
            AllocationPolicy = "priority-list",
            PlacedAt = Samples.Noon,
            ContentHash = id.Value.ToString("N") + id.Value.ToString("N"),
            Workflow = "default",
            WorkflowVersion = 1,
            State = "pending",
            Category = StateCategory.Open,
            Goods = Money.OfMinor(100 * quantity, Pounds),
            Charged = Money.Zero(Pounds),
            Lines = [Line(1, sku, quantity)],
            Version = 1,
            Sequence = 1,
        });
    }

    /// <summary>A line of pounds, all units unallocated.</summary>
    public static OrderLine Line(int no, string sku, long quantity) => new()
    {
        LineNo = no,
        Sku = new Sku(sku),
        Ordered = quantity,
        Price = new UnitPrice(1m, Pounds),
        Net = Money.OfMinor(100 * quantity, Pounds),
        Units = new Buckets { Unallocated = quantity },
    };

    /// <summary>An order whose every property, and every property of its parts, differs from its default.</summary>
    public static Order Full(Ids ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var plain = Plain(ids);
        var work = PartSamples.Work(ids);
        return Derived(plain with
        {
            Channel = new ChannelCode("amazon-uk"),
            ExternalId = "204-1234567-7654321",
            CustomerId = "customer-42",
            Handover = Handover.Collect,
            OnShortage = OnShortage.Backorder,
            AllocateAt = AllocateAt.Release,
            PlacedAt = Samples.Noon + NodaTime.Duration.FromNanoseconds(123_456_000),
            ShipTo = ids.Next(),
            Country = "GB",
            WorkflowVersion = 3,
            State = "picking",
            Goods = Money.OfMinor(15_025, Pounds),
            Charged = Money.OfMinor(345, Pounds),
            Lines = PartSamples.Lines(),
            Charges = PartSamples.Charges(),
            Allocations = [new Allocation(1, new LocationCode(Samples.Here), 2), new Allocation(1, new LocationCode(Samples.There), 1), new Allocation(2, new LocationCode(Samples.Here), 1)],
            Claims = [new Allocation(1, new LocationCode("~PO-1042/2"), 1), new Allocation(1, new LocationCode("~PO-1042/3"), 1)],
            Holds = PartSamples.Holds(),
            HoldsPlaced = 5,
            Change = PartSamples.Change(ids),
            Handling = PartSamples.Handling(),
            Approvals = PartSamples.Approvals(),
            ContentVersion = 1_763_999_999_999,
            FulfilmentOrders = work,
            Shipments = PartSamples.Shipments(ids, work),
            Payments = PartSamples.Payments(),
            Version = 1,
            Sequence = 7,
            Attributes = Attributes.Of(KeyValuePair.Create("gift", "yes"), KeyValuePair.Create("note", "Quote \" and 'tick', 50 % off | naïve ☃ 🎁\nsecond line")),
        });
    }

    /// <summary>The order with its dimensions derived anew.</summary>
    public static Order Derived(Order order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order with { Status = DimensionRules.Of(order) };
    }

    /// <summary>The order with another line in front of nothing: it comes last.</summary>
    public static Order WithLine(Order order, OrderLine line)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Derived(order with { Lines = order.Lines.Add(line) });
    }

    /// <summary>The order with one line changed.</summary>
    public static Order WithLine(Order order, int no, Func<OrderLine, OrderLine> change)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(change);
        return Derived(order with { Lines = order.Lines.SetItem(no - 1, change(order.Lines[no - 1])) });
    }
}
