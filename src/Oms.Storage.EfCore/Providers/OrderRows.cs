using System.Collections.Immutable;
using Oms.Fulfilment;
using Oms.Orders;
using Oms.Shipping;

namespace Oms.Storage.EfCore.Providers;

/// <summary>Compares an order before and after a decision and plans the rows that differ. Parts that are the same object are not looked at.</summary>
internal static class OrderRows
{
    public static void Add(CommitPlan plan)
    {
        for (var i = 0; i < plan.Changes.Puts.Count; i++)
        {
            if (plan.Changes.Puts[i] is PutOrder put)
            {
                Add(plan, put);
            }
        }
    }

    private static void Add(CommitPlan plan, PutOrder put)
    {
        var (before, after) = (put.Before, put.After);
        var rows = new OrderPartRows(plan.Changes.Tenant.Value, after.Id.Value);
        var order = rows.Order(after, put.ExpectedVersion + 1);
        plan.Orders ??= new();
        if (before is null)
        {
            plan.Orders.Insert(order);
        }
        else
        {
            plan.Orders.Update(order);
        }

        plan.OrderLines = Diff(plan.OrderLines, Of(before?.Lines), after.Lines, static (a, b) => a.LineNo == b.LineNo, (_, line) => rows.Line(line));
        LineParts(plan, rows, Of(before?.Lines), after.Lines);
        plan.OrderCharges = Diff(plan.OrderCharges, Of(before?.Charges), after.Charges, static (a, b) => a.No == b.No, (_, charge) => rows.Charge(charge));
        plan.OrderAllocations = Diff(
            plan.OrderAllocations,
            Of(before?.Allocations),
            after.Allocations,
            static (a, b) => a.LineNo == b.LineNo && a.Location == b.Location,
            (_, allocation) => rows.Allocation(allocation));

        // Claims are rows of the same table, whose location is a line of inbound supply.
        plan.OrderAllocations = Diff(
            plan.OrderAllocations,
            Of(before?.Claims),
            after.Claims,
            static (a, b) => a.LineNo == b.LineNo && a.Location == b.Location,
            (_, claim) => rows.Allocation(claim));
        plan.OrderHolds = Diff(plan.OrderHolds, Of(before?.Holds), after.Holds, static (a, b) => a.No == b.No, (_, hold) => rows.Hold(hold));
        plan.OrderPayments = Diff(plan.OrderPayments, Of(before?.Payments), after.Payments, null, rows.Payment);
        Fulfilment(plan, rows, Of(before?.FulfilmentOrders), after.FulfilmentOrders);
        Shipments(plan, rows, Of(before?.Shipments), after.Shipments);
    }

    // Parts are frozen at placement: only a new line has some to write, as a rule.
    private static void LineParts(CommitPlan plan, OrderPartRows rows, ImmutableArray<OrderLine> before, ImmutableArray<OrderLine> after)
    {
        if (before == after)
        {
            return;
        }

        for (var i = 0; i < Math.Max(before.Length, after.Length); i++)
        {
            var (old, now) = (i < before.Length ? before[i].Parts : [], i < after.Length ? after[i].Parts : []);
            if (!old.IsEmpty || !now.IsEmpty)
            {
                var lineNo = i < after.Length ? after[i].LineNo : before[i].LineNo;
                plan.OrderLineParts = Diff(plan.OrderLineParts, old, now, static (a, b) => a.Sku == b.Sku, (_, part) => rows.LinePart(lineNo, part));
            }
        }
    }

    private static void Fulfilment(CommitPlan plan, OrderPartRows rows, ImmutableArray<FulfilmentOrder> before, ImmutableArray<FulfilmentOrder> after)
    {
        if (before == after)
        {
            return;
        }

        plan.FulfilmentOrders = Diff(plan.FulfilmentOrders, before, after, null, rows.Work, static (a, b) => a with { Lines = b.Lines } == b);
        for (var i = 0; i < Math.Max(before.Length, after.Length); i++)
        {
            var no = i;
            plan.FulfilmentLines = Diff(
                plan.FulfilmentLines,
                i < before.Length ? before[i].Lines : [],
                i < after.Length ? after[i].Lines : [],
                null,
                (at, line) => rows.WorkLine(no, at, line));
        }
    }

    private static void Shipments(CommitPlan plan, OrderPartRows rows, ImmutableArray<Shipment> before, ImmutableArray<Shipment> after)
    {
        if (before == after)
        {
            return;
        }

        plan.Shipments = Diff(plan.Shipments, before, after, null, rows.Parcel, static (a, b) => a with { Lines = b.Lines } == b);
        for (var i = 0; i < Math.Max(before.Length, after.Length); i++)
        {
            var no = i;
            plan.ShipmentLines = Diff(
                plan.ShipmentLines,
                i < before.Length ? before[i].Lines : [],
                i < after.Length ? after[i].Lines : [],
                null,
                (at, line) => rows.ParcelLine(no, at, line));
        }
    }

    private static ImmutableArray<T> Of<T>(ImmutableArray<T>? parts) => parts ?? [];

    /// <summary>Plans what makes <paramref name="after"/> of <paramref name="before"/>. Where <paramref name="same"/> is null, a part is known by its place.</summary>
    private static RowChanges<TRow>? Diff<TPart, TRow>(
        RowChanges<TRow>? changes,
        ImmutableArray<TPart> before,
        ImmutableArray<TPart> after,
        Func<TPart, TPart, bool>? same,
        Func<int, TPart, TRow> row,
        Func<TPart, TPart, bool>? equal = null)
        where TRow : class
    {
        if (before == after)
        {
            return changes;
        }

        for (var i = 0; i < after.Length; i++)
        {
            var at = Find(before, after[i], i, same);
            if (at < 0)
            {
                (changes ??= new()).Insert(row(i, after[i]));
            }
            else if (!(equal?.Invoke(before[at], after[i]) ?? EqualityComparer<TPart>.Default.Equals(before[at], after[i])))
            {
                (changes ??= new()).Update(row(i, after[i]));
            }
        }

        for (var i = 0; i < before.Length; i++)
        {
            if (Find(after, before[i], i, same) < 0)
            {
                (changes ??= new()).Delete(row(i, before[i]));
            }
        }

        return changes;
    }

    private static int Find<TPart>(ImmutableArray<TPart> parts, TPart part, int hint, Func<TPart, TPart, bool>? same)
    {
        if (same is null)
        {
            return hint < parts.Length ? hint : -1;
        }

        if (hint < parts.Length && same(parts[hint], part))
        {
            return hint;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (same(parts[i], part))
            {
                return i;
            }
        }

        return -1;
    }
}
