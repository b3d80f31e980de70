using System.Collections.Immutable;
using Oms.Engine;
using Oms.Ids;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Supply;

/// <summary>
/// Claims what is still to come for backordered units: the earliest line that can serve them, then the next. A line of supply holds one SKU, so
/// a kit of several parts claims nothing and waits until all its parts are on hand at one location; a pack of one part claims that part.
/// </summary>
internal sealed class Claiming(IIdGenerator ids)
{
    /// <summary>Units of a line that are backordered and have no claim.</summary>
    public static long Unclaimed(Order order, OrderLine line) => line.Units.Backordered - Claimed(order, line.LineNo);

    public static long Claimed(Order order, int lineNo, LocationCode? place = null)
    {
        var units = 0L;
        foreach (var claim in order.Claims)
        {
            units += claim.LineNo == lineNo && (place is not { } only || claim.Location == only) ? claim.Quantity : 0;
        }

        return units;
    }

    /// <summary>The one SKU that a line takes, and how many units of it; null: nothing is counted, or several parts are.</summary>
    public static (Sku Sku, long Each)? Single(OrderLine line) => line.Parts switch
    {
        { IsEmpty: true } => line.Tracked ? (line.Sku, 1) : null,
        [var only] => (only.Sku, only.Quantity),
        _ => null,
    };

    public static bool IsBlocked(Order order)
    {
        foreach (var hold in order.Holds)
        {
            if ((hold.Blocks & HoldBlocks.Allocate) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Claims for every line of the order that waits without a claim.</summary>
    /// <returns>Whether anything was claimed.</returns>
    public bool Take(OrderDraft draft, IReadOnlyList<InboundLine> inbound)
    {
        if (inbound.Count == 0)
        {
            return false;
        }

        draft.ChoseStock = true;
        var left = inbound.Select(line => line.Free).ToArray();
        var claims = ImmutableArray.CreateBuilder<ClaimedUnits>();
        foreach (var line in draft.Current.Lines)
        {
            Take(draft, line, inbound, left, claims);
        }

        if (claims.Count == 0)
        {
            return false;
        }

        var decision = ids.NewId();
        draft.Decisions.Add(SupplyExplanation.OfClaims(decision, draft, inbound, claims));
        draft.Raise(new BackordersClaimed { Units = claims.DrainToImmutable(), Decision = decision });
        return true;
    }

    /// <summary>Gives units back that are claimed at a place.</summary>
    public static void Lose(OrderDraft draft, int lineNo, LocationCode place, long quantity, string reason)
    {
        draft.Raise(new ClaimsLost { Units = [new ClaimedUnits(lineNo, place, quantity)], Reason = reason });
        StockEffects.Free(draft, draft.Current.Line(lineNo), place, quantity);
    }

    private static void Take(OrderDraft draft, OrderLine line, IReadOnlyList<InboundLine> inbound, long[] left, ImmutableArray<ClaimedUnits>.Builder claims)
    {
        var wanted = Unclaimed(draft.Current, line);
        if (wanted <= 0 || Single(line) is not { } single)
        {
            return;
        }

        for (var i = 0; i < inbound.Count && wanted > 0; i++)
        {
            if (inbound[i].Sku != single.Sku || !Serves(draft.Current, inbound[i]))
            {
                continue;
            }

            var units = Math.Min(wanted, left[i] / single.Each);
            if (units > 0)
            {
                wanted -= units;
                left[i] -= units * single.Each;
                claims.Add(new ClaimedUnits(line.LineNo, inbound[i].Place, units));
                draft.Reserves.Add(new StockDemand { Sku = single.Sku, Location = inbound[i].Place, Quantity = units * single.Each });
            }
        }
    }

    /// <summary>Whether an order can be served where a line is received.</summary>
    public static bool Serves(Order order, InboundLine line) =>
        !order.Declined.Contains(line.To)
        && (order.Handover != Handover.Collect || order.Attributes[OrderAttributes.CollectAt] is not { } code || line.To.Value == code);
}
