using Oms.Engine;
using Oms.Inventory;
using Oms.Storage;

namespace Oms.Availability;

/// <summary>Availability for one view: reads one moment, computes from it.</summary>
internal sealed class AvailabilityService(View view, AvailabilityParts parts) : IAvailability
{
    private const int MostSkus = 500;

    public async ValueTask<IReadOnlyList<SkuToSell>> ToSellAsync(ChannelCode channel, IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(skus);
        ThrowIfTooMany(skus.Count);
        var asked = skus.Distinct().Order().ToList();
        var facts = await parts.Stock.GatherAsync(view, asked, mayUseHints: false, cancellationToken).ConfigureAwait(false);
        var profile = parts.Profiles.Of(channel);
        var codes = ToSell.Locations(profile, facts.Locations);
        return [.. asked.Select(sku => ToSell.Of(sku, Kits.Resolve(sku, facts.Item).Parts, facts.Item(sku), profile, codes, facts.View.Positions))];
    }

    public async ValueTask<IReadOnlyList<SkuUnits>> AllToSellAsync(ChannelCode channel, CancellationToken cancellationToken = default)
    {
        var profile = parts.Profiles.Of(channel);
        var locations = await view.Store.ReadAsync(new StoreRead.Locations(view.Tenant), cancellationToken).ConfigureAwait(false);
        var sums = await view.Store.ReadAsync(new StoreRead.Availability(view.Tenant, ToSell.Locations(profile, locations), parts.Runner.Now), cancellationToken).ConfigureAwait(false);
        var sold = new SkuUnits[sums.Count];
        for (var i = 0; i < sold.Length; i++)
        {
            sold[i] = new SkuUnits(sums[i].Sku, ToSell.Of(profile, sums[i].Units));
        }

        return sold;
    }

    public ValueTask<Figure> ExplainAsync(Sku sku, LocationCode location, CancellationToken cancellationToken = default) =>
        StockDerivation.OfAsync(view, sku, location, parts.Runner.Now, cancellationToken);

    public async ValueTask<Promisable> PromisableAsync(PromisableQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var facts = await GatherAsync([query.Sku], cancellationToken).ConfigureAwait(false);
        List<LocationCode> codes = query.Locations.Count > 0 ? [.. query.Locations.Distinct()] : [.. facts.Locations.Where(location => location.Active).Select(location => location.Code)];
        return PromisableFigures.Of(query.Sku, codes, facts.View.Positions, facts.Inbound, parts.Runner.Now);
    }

    public async ValueTask<PromiseDate> PromiseAsync(PromiseQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ThrowIfTooMany(query.Lines.Count);
        if (query.Lines.Count == 0 || query.Lines.Any(line => line.Units < 1) || query.TransitDays is < 0 or > 3650)
        {
            throw new ValidationFailedException(new Finding("promise.query", nameof(query.Lines), "Write 1 to 500 lines, each with 1 unit or more, and 0 to 3650 days on the way."));
        }

        var facts = await GatherAsync([.. query.Lines.Select(line => line.Sku).Distinct()], cancellationToken).ConfigureAwait(false);
        var codes = ToSell.Locations(parts.Profiles.Of(query.Channel), facts.Locations);
        var at = query.At is { } asked ? Micros.Floor(asked) : parts.Runner.Now;
        var times = LeadTimes.Of(parts.Options.Value, query.Country, query.TransitDays);
        var lines = query.Lines.Select(line =>
        {
            var stocked = Kits.Resolve(line.Sku, facts.Item);
            return new PromiseLine(line.Sku, line.Units, stocked.Parts, stocked.Tracked || !stocked.Parts.IsEmpty);
        }).ToList();
        return new PromiseDates(codes, facts.Locations, facts.View.Positions, facts.Inbound, at, times).Of(lines);
    }

    private async ValueTask<StockFacts> GatherAsync(IReadOnlyList<Sku> skus, CancellationToken cancellationToken) =>
        await InboundReader.WithInboundAsync(view, await parts.Stock.GatherAsync(view, skus, mayUseHints: false, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private static void ThrowIfTooMany(int count)
    {
        if (count > MostSkus)
        {
            throw new ValidationFailedException(new Finding("availability.skus", "Skus", FormattableString.Invariant($"{count} SKUs are too many at once: ask for at most {MostSkus}, or for all with AllToSellAsync.")));
        }
    }
}
