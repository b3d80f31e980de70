using Oms.Engine;
using Oms.Storage;
using Oms.Workflow;

namespace Oms.Orders;

/// <summary>What taking in an order from elsewhere means: it must be legal as it stands, and what it has promised is demanded from our stock.</summary>
internal sealed class Adoption(Ids.IIdGenerator ids)
{
    public OrderDraft Decide(AdoptOrder command, OrderId id, OrderLifecycle lifecycle, StockFacts stock, Attempt attempt, NodaTime.Instant now)
    {
        var state = lifecycle.Find(command.Order.State)
            ?? throw new ValidationFailedException(new Finding("order.state", "Order.State", $"Workflow '{command.Order.Workflow}' has no state '{command.Order.State}'."));
        var draft = new OrderDraft(id, null, lifecycle, now) { Outcome = "adopted" };
        draft.Raise(new OrderAdopted
        {
            Order = command.Order with
            {
                Id = id,
                Version = 0,
                Sequence = 0,
                Change = null,
                Category = state.Category,
                ContentHash = Convert.ToHexStringLower(attempt.Fingerprint.Span),
                ShipTo = command.ShipTo is null ? null : ids.NewId(),
                PlacedAt = Micros.Floor(command.Order.PlacedAt),
                Lines = [.. command.Order.Lines.Select(line => Stocked(line, stock))],
            },
        });
        if (command.ShipTo is { } address)
        {
            draft.Puts.Add(new PutAddress(draft.Current.ShipTo!.Value, id, address));
        }

        if (draft.Current.ExternalId is { } external)
        {
            draft.Claims.Add(new UniqueKey(KeyKinds.External, KeyKinds.ExternalKey(draft.Current.Channel, external), id.Value));
        }

        draft.Claims.Add(new UniqueKey(KeyKinds.OrderNumber, draft.Current.Number, id.Value));
        Demand(draft);
        return draft;
    }

    /// <exception cref="ValidationFailedException">The parts contradict each other.</exception>
    public static void ThrowIfIllegal(Order order)
    {
        var findings = new List<Finding>();
        for (var i = 0; i < order.Lines.Length; i++)
        {
            Line(order, order.Lines[i], i, findings);
        }

        Check(order.Goods.Minor == order.Lines.Sum(line => line.Net.Minor), "order.goods", "Order.Goods", "It is not the sum of the lines' net amounts.");
        Check(order.Charged.Minor == order.Charges.Sum(charge => charge.Amount.Minor), "order.charged", "Order.Charged", "It is not the sum of the charges.");
        Check(!string.IsNullOrEmpty(order.Number), "order.number", "Order.Number", "Give the order its number.");
        foreach (var charge in order.Charges)
        {
            Check(order.Lines.IsEmpty || charge.Shares.Sum() == charge.Amount.Minor, "charge.shares", $"Order.Charges[{charge.No}]", "Its shares do not add up to its amount.");
        }

        if (findings.Count > 0)
        {
            throw new ValidationFailedException(findings);
        }

        void Check(bool holds, string code, string field, string message)
        {
            if (!holds)
            {
                findings.Add(new Finding(code, field, message));
            }
        }
    }

    private static void Line(Order order, OrderLine line, int i, List<Finding> findings)
    {
        var field = FormattableString.Invariant($"Order.Lines[{i}]");
        var allocated = order.Allocations.Where(a => a.LineNo == line.LineNo).Sum(a => a.Quantity);
        var parts = order.FulfilmentOrders.SelectMany(work => work.Lines).Where(part => part.LineNo == line.LineNo).ToList();
        var shipped = order.Shipments.Where(s => s.State != Shipping.ShipmentState.Packed).SelectMany(s => s.Lines).Where(part => part.LineNo == line.LineNo).Sum(part => part.Quantity);
        var units = line.Units;
        var mistake =
            line.LineNo != i + 1 ? "lines are numbered from 1 in order" :
            line.Ordered < 1 || units.Sum != line.Ordered ? "its buckets do not add up to what was ordered" :
            Enum.GetValues<Bucket>().Any(bucket => units[bucket] < 0) ? "a bucket is negative" :
            allocated != units.Allocated ? "its allocations do not add up to its allocated units" :
            parts.Sum(part => part.Open) != units.Released + units.Picked + units.Packed ? "its fulfilment orders do not add up to its released, picked and packed units" :
            !line.Parts.IsEmpty && (line.Tracked || line.Parts.Any(part => part.Sku.Value is null || part.Quantity is < 1 or > Kits.MostUnits)) ? "a kit is not tracked itself, and has 1 or more of each part" :
            order.Handover != Handover.Immediate && shipped != units.Shipped + units.Delivered + units.Lost + units.ReturnedToSender ? "its shipments do not add up to the units that left" :
            line.Price.Times(line.Ordered) != line.Net ? "its net amount is not price × units" : null;
        if (mistake is not null)
        {
            findings.Add(new Finding("order.line", field, $"This line is not legal: {mistake}."));
        }
    }

    // An order from elsewhere may not know that its SKU is a kit here.
    private static OrderLine Stocked(OrderLine line, StockFacts stock) =>
        line is { Tracked: true, Parts.IsEmpty: true } && stock.Item(line.Sku) is { Parts.Count: > 0 }
            ? line with { Tracked = false, Parts = Kits.Resolve(line.Sku, stock.Item).Parts }
            : line;

    private static void Demand(OrderDraft draft)
    {
        var order = draft.Current;
        foreach (var allocation in order.Allocations)
        {
            Add(allocation.LineNo, allocation.Location, allocation.Quantity);
        }

        foreach (var work in order.FulfilmentOrders)
        {
            foreach (var part in work.Lines)
            {
                Add(part.LineNo, work.Location, part.Open);
            }
        }

        void Add(int lineNo, LocationCode location, long quantity)
        {
            if (quantity > 0)
            {
                StockEffects.Demand(draft, order.Lines[lineNo - 1], location, quantity);
            }
        }
    }
}
