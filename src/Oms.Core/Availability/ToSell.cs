using Oms.Channels;
using Oms.Inventory;

namespace Oms.Availability;

/// <summary>What can be sold now: <c>min(cap, max(0, Σ over locations − buffer))</c> (invariant S4). Pure.</summary>
internal static class ToSell
{
    /// <summary>The locations a channel sells from, in its order: those it names, else all; only active ones.</summary>
    public static List<LocationCode> Locations(ChannelProfile profile, IReadOnlyList<Location> locations) => profile.Locations.Count == 0
        ? [.. locations.Where(location => location.Active).Select(location => location.Code)]
        : [.. profile.Locations.Distinct().Where(code => locations.All(location => location.Code != code || location.Active))];

    public static SkuToSell Of(Sku sku, IReadOnlyList<KitPart> parts, Item? item, ChannelProfile profile, IReadOnlyList<LocationCode> codes, IReadOnlyList<StockPosition> positions)
    {
        var places = codes.Select(code => parts.Count == 0 ? At(sku, code, positions) : Kits(parts, code, positions)).ToList();
        var sold = Figures.SumFromZero("less the channel's buffer", [.. places, Figures.Given("buffer", -profile.Buffer)]);
        var why = profile.Cap is { } cap ? Figures.Least("at most the channel's cap", sold, Figures.Given("cap", cap)) : sold;
        return new SkuToSell
        {
            Sku = sku,
            Units = why.Value,
            Locations = [.. codes.Select((code, i) => new LocationUnits(code, places[i].Value))],
            Packs = [.. (item?.Packs ?? []).Select(pack => pack with { Quantity = why.Value / pack.Quantity })],
            Why = why,
        };
    }

    public static long Of(ChannelProfile profile, long units) =>
        Math.Min(profile.Cap ?? long.MaxValue, Math.Max(0, units - profile.Buffer));

    /// <summary>What a location can sell of a SKU.</summary>
    public static Figure At(Sku sku, LocationCode code, IReadOnlyList<StockPosition> positions) =>
        Figures.SumFromZero($"{sku} that {code} can sell", Terms(positions.FirstOrDefault(position => position.Sku == sku && position.Location == code)));

    public static IReadOnlyList<Figure> Terms(StockPosition? position) => position is null ? [] :
    [
        Figures.Given("sellable on hand", position.Sellable),
        Figures.Given("may be oversold", position.OversellLimit),
        Figures.Given("allocated to orders", -position.Allocated),
        Figures.Given("reserved", position.Expired - position.Reserved),
        Figures.Given("safety stock", -position.SafetyStock),
    ];

    // A kit ships whole from one location: its scarcest part there decides.
    private static Figure Kits(IReadOnlyList<KitPart> parts, LocationCode code, IReadOnlyList<StockPosition> positions) => Figures.Least(
        $"kits that {code} can sell",
        [.. parts.Select(part => Figures.Quotient($"for which {code} has {part.Sku}", At(part.Sku, code, positions), part.Quantity))]);
}
