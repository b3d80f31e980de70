namespace Oms.Orders;

/// <summary>What the events of a change make of an order.</summary>
internal static class ChangeFold
{
    public static Order Extended(Order order, ChangeExtended e)
    {
        var open = Open(order, e.Change);
        return order with { Change = open with { Actions = open.Actions.AddRange(e.Actions), State = ChangeState.Building } };
    }

    public static Order Dropped(Order order, ChangeDropped e)
    {
        Open(order, e.Change);
        return order with { Change = null };
    }

    // A change that was made and carried out at once was never open; another one that is stays so.
    public static Order Confirmed(Order order, ChangeConfirmed e) => order.Change?.Id == e.Change ? order with { Change = null } : order;

    public static Order LineAdded(Order order, LineAdded e) => order with
    {
        Lines = order.Lines.Add(NewLine(order.Lines.Length + 1, e.Line)),
        Charges = [.. order.Charges.Select(charge => charge with { Shares = charge.Shares.Add(order.Lines.IsEmpty ? charge.Amount.Minor : 0) })],
        Goods = order.Goods + e.Line.Net,
    };

    public static Order UnitsAdded(Order order, UnitsAdded e) => Priced(order, e.LineNo, e.Net, line => line with
    {
        Ordered = line.Ordered + e.Quantity,
        Units = line.Units with { Unallocated = line.Units.Unallocated + e.Quantity },
    });

    public static Order Repriced(Order order, LineRepriced e) => Priced(order, e.LineNo, e.Net, line => line with { Price = e.Price });

    public static Order AddressReplaced(Order order, AddressReplaced e) => order with
    {
        ShipTo = e.ShipTo,
        Country = e.Country,
        Attributes = e.Destination is { } point
            ? order.Attributes.With(OrderAttributes.Destination, OrderAttributes.Write(point))
            : Without(order.Attributes, OrderAttributes.Destination),
    };

    public static Order TextSet(Order order, TextSet e) => order with
    {
        Attributes = e.Text is null ? Without(order.Attributes, e.Name) : order.Attributes.With(e.Name, e.Text),
    };

    public static Order Applied(Order order, ContentApplied e)
    {
        var lines = order.Lines.ToBuilder();
        foreach (var line in e.Content.Units)
        {
            lines[line.LineNo - 1] = order.Line(line.LineNo) with { ChannelUnits = line.Quantity };
        }

        return order with { ContentVersion = e.Content.Version, ContentHash = e.Content.Hash, Lines = lines.DrainToImmutable() };
    }

    /// <summary>A line as it is ordered, all its units unallocated.</summary>
    public static OrderLine NewLine(int lineNo, PlacedLine line, long? channelUnits = null) => new()
    {
        LineNo = lineNo,
        ExternalId = line.ExternalId,
        ChannelUnits = channelUnits,
        Sku = line.Sku,
        Description = line.Description,
        Ordered = line.Quantity,
        Price = line.Price,
        Net = line.Net,
        Tracked = line.Tracked,
        Parts = line.Parts ?? [],
        WeightGrams = line.WeightGrams,
        Units = new Buckets { Unallocated = line.Quantity },
        Attributes = line.Attributes,
    };

    private static Order Priced(Order order, int lineNo, Money net, Func<OrderLine, OrderLine> change)
    {
        var before = order.Line(lineNo);
        return SourcingFold.With(order, lineNo, line => change(line) with { Net = net }) with { Goods = order.Goods + net - before.Net };
    }

    private static OrderChange Open(Order order, Guid change) => order.Change is { } open && open.Id == change
        ? open
        : throw new InvalidOperationException($"There is no open change {change}.");

    private static Attributes Without(Attributes attributes, string name) =>
        attributes[name] is null ? attributes : Attributes.Of(attributes.Where(entry => entry.Key != name));
}
