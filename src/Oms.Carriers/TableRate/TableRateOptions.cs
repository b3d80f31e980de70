using Oms.Carriers.Labels;

namespace Oms.Carriers.TableRate;

/// <summary>Options of a carrier whose price depends on the destination's zone and the parcel's weight.</summary>
public sealed class TableRateOptions
{
    /// <summary>The zones; at least one. The first that lists the destination counts, else the one without countries.</summary>
    public IList<RateZone> Zones { get; } = [];

    /// <summary>Name of its one service.</summary>
    /// <value><c>standard</c>.</value>
    public string Service { get; set; } = "standard";

    /// <summary>What its tracking numbers begin with: 1 to 8 capital letters.</summary>
    /// <value><c>TR</c>.</value>
    public string TrackingPrefix { get; set; } = "TR";

    /// <summary>The scans it reports, counted from the purchase; empty: it cannot be tracked.</summary>
    public IReadOnlyList<ScriptedScan> Tracking { get; set; } = [];

    internal void Validate(string carrier)
    {
        var mistakes = new OptionMistakes(carrier);
        mistakes.Check(Service, TrackingPrefix, Tracking);
        mistakes.Unless(Zones.Count > 0, "Zones is empty: add at least one zone with a weight band.");
        mistakes.Unless(Zones.Count(zone => zone.Countries.Count == 0) <= 1, "Zones has several zones without countries: only one can be for everywhere else.");
        foreach (var zone in Zones)
        {
            zone.Validate(mistakes);
        }

        foreach (var twice in Zones.SelectMany(zone => zone.Countries).GroupBy(country => country).Where(group => group.Count() > 1))
        {
            mistakes.Unless(false, $"Zones name {twice.Key} more than once: a country has one zone.");
        }

        var currencies = Zones.SelectMany(zone => zone.Bands).Select(band => band.Price.Currency).Distinct().ToList();
        mistakes.Unless(currencies.Count <= 1, $"Zones have prices in {string.Join(", ", currencies)}: a carrier has one currency.");
        mistakes.ThrowIfAny();
    }
}

/// <summary>Destinations with the same prices.</summary>
public sealed record RateZone
{
    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Its countries, two letters each; empty: everywhere that no other zone lists, known or not.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>Weight bands, the lightest first; what is heavier than the last is refused.</summary>
    public required IReadOnlyList<WeightBand> Bands { get; init; }

    internal void Validate(OptionMistakes mistakes)
    {
        mistakes.Unless(!string.IsNullOrWhiteSpace(Name), "a zone has no name: give it one.");
        mistakes.CheckCountries($"zone '{Name}'", Countries);
        mistakes.Unless(Bands.Count > 0, $"zone '{Name}' has no weight bands: add at least one.");
        var before = 0L;
        foreach (var band in Bands)
        {
            mistakes.Unless(band.UpToGrams > before, FormattableString.Invariant($"zone '{Name}' has a band up to {band.UpToGrams} g after {before} g: write bands in rising order, from 1 g."));
            mistakes.Unless(band.Price.Currency.Code is not null && band.Price.Minor >= 0, FormattableString.Invariant($"zone '{Name}' asks {band.Price} up to {band.UpToGrams} g: write an amount with its currency, not negative."));
            before = band.UpToGrams;
        }
    }
}

/// <summary>A price for parcels up to a weight.</summary>
/// <param name="UpToGrams">Heaviest parcel of the band, in grams, included.</param>
/// <param name="Price">What it costs.</param>
public sealed record WeightBand(long UpToGrams, Money Price);
