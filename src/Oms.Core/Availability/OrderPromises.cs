using System.Collections.Immutable;
using NodaTime;
using Oms.Engine;
using Oms.Inventory;
using Oms.Orders;

namespace Oms.Availability;

/// <summary>When an order's lines arrive as things stand: from where they are allocated, and from what they have claimed. Pure.</summary>
/// <param name="Locations">All locations.</param>
/// <param name="Inbound">Lines of inbound supply, by place.</param>
/// <param name="Times">How long the ways are.</param>
internal sealed record OrderPromises(IReadOnlyList<Location> Locations, IReadOnlyDictionary<LocationCode, InboundLine> Inbound, LeadTimes Times)
{
    /// <summary>Tells the customer what is known: lines of which something is not in sight are promised nothing.</summary>
    public void Promise(OrderDraft draft)
    {
        var promises = ImmutableArray.CreateBuilder<LinePromise>();
        foreach (var line in draft.Current.Lines)
        {
            if (line.PromisedFor is null && Expected(draft.Current, line, draft.Now) is { At: { } at })
            {
                promises.Add(new LinePromise(line.LineNo, at));
            }
        }

        if (promises.Count > 0)
        {
            draft.Raise(new LinesPromised { Lines = promises.DrainToImmutable() });
        }
    }

    /// <summary>Compares what is expected now with what was promised.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Review(OrderDraft draft)
    {
        var changed = false;
        foreach (var line in draft.Current.Lines)
        {
            if (line.PromisedFor is not { } promised || ToLeave(line) == 0)
            {
                continue;
            }

            var expected = Expected(draft.Current, line, draft.Now);
            var late = expected.At is not { } at || at > promised;
            if (late != line.AtRisk)
            {
                changed = true;
                draft.Raise(late
                    ? new PromiseAtRisk { LineNo = line.LineNo, Promised = promised, Expected = expected.At, Reason = expected.At is null ? "nothing is in sight for some of it" : $"{expected.Terms.OrderByDescending(term => term.At).First().Label}" }
                    : new PromiseRestored { LineNo = line.LineNo });
            }
        }

        return changed;
    }

    /// <summary>Units of a line that have no location and no claim, or are allocated, or claimed: what is released is on its way already.</summary>
    public static long ToLeave(OrderLine line) => line.Units.Unallocated + line.Units.Backordered + line.Units.Allocated;

    public Figure Expected(Order order, OrderLine line, Instant now)
    {
        var terms = new List<Figure>();
        foreach (var allocation in order.Allocations.Where(allocation => allocation.LineNo == line.LineNo))
        {
            terms.Add(Times.FromStock(At(allocation.Location), now));
        }

        var claimed = 0L;
        foreach (var claim in order.Claims.Where(claim => claim.LineNo == line.LineNo))
        {
            claimed += claim.Quantity;
            var coming = Inbound.GetValueOrDefault(claim.Location);
            terms.Add(coming?.ExpectedAt is { } at ? Times.FromInbound(At(coming.To), at, now) : Figures.Given($"nobody knows when {claim.Location} comes", (Instant?)null));
        }

        if (line.Units.Unallocated + line.Units.Backordered > claimed)
        {
            terms.Add(Figures.Given("some of it is neither there nor claimed", (Instant?)null));
        }

        return Figures.Latest(FormattableString.Invariant($"line {line.LineNo} has arrived"), terms);
    }

    private Location At(LocationCode code) => Locations.FirstOrDefault(location => location.Code == code) ?? new Location { Code = code };
}
