using NodaTime;
using Oms.Engine;
using Oms.Inventory;

namespace Oms.Availability;

/// <summary>
/// What can be promised over time: at each location what is free now and what is to come and not claimed. A location that owes more than it has
/// pays its debt from what comes first. Pure, and monotone: more supply never makes any figure less (invariant S8).
/// </summary>
internal static class PromisableFigures
{
    public static Promisable Of(Sku sku, IReadOnlyList<LocationCode> codes, IReadOnlyList<StockPosition> positions, IReadOnlyList<InboundLine> inbound, Instant now)
    {
        var coming = inbound.Where(line => line.Sku == sku && line.Free > 0 && codes.Contains(line.To)).ToList();
        var buckets = new List<PromisableUnits>();
        var dates = coming.Where(line => line.ExpectedAt is not null).Select(line => Late(line, now)).Distinct().Order();
        foreach (var date in dates.Select(date => (Instant?)date).Prepend(null))
        {
            var why = Figures.Sum(
                date is null ? "promisable now" : $"promisable by {date}",
                [.. codes.Select(code => Figures.SumFromZero($"at {code}", [.. Terms(sku, code, positions), .. Coming(coming, code, date, now)]))]);
            var before = buckets.Count == 0 ? 0 : buckets[^1].Total;
            buckets.Add(new PromisableUnits { From = date, Units = why.Value - before, Total = why.Value, Why = why });
        }

        return new Promisable { Sku = sku, Buckets = buckets, Undated = coming.Where(line => line.ExpectedAt is null).Sum(line => line.Free) };
    }

    private static IReadOnlyList<Figure> Terms(Sku sku, LocationCode code, IReadOnlyList<StockPosition> positions) =>
        ToSell.Terms(positions.FirstOrDefault(position => position.Sku == sku && position.Location == code));

    private static IEnumerable<Figure> Coming(List<InboundLine> coming, LocationCode code, Instant? date, Instant now) => date is null ? [] : coming
        .Where(line => line.To == code && line.ExpectedAt is not null && Late(line, now) <= date)
        .Select(line => Figures.Given($"not claimed of {line.Place}", line.Free));

    // What should have come already comes at any moment, but not in the past.
    private static Instant Late(InboundLine line, Instant now) => line.ExpectedAt is { } at && at > now ? at : now;
}
