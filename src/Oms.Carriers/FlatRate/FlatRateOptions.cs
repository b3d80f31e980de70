using Oms.Carriers.Labels;

namespace Oms.Carriers.FlatRate;

/// <summary>Options of a carrier that costs the same for every parcel.</summary>
public sealed class FlatRateOptions
{
    /// <summary>What a parcel costs; required, not negative.</summary>
    public Money? Price { get; set; }

    /// <summary>Name of its one service.</summary>
    /// <value><c>standard</c>.</value>
    public string Service { get; set; } = "standard";

    /// <summary>Destinations it serves, two letters each; empty: everywhere, known or not.</summary>
    public IList<string> Countries { get; } = [];

    /// <summary>Heaviest parcel it takes, in grams.</summary>
    /// <value>30,000.</value>
    public long MaxWeightGrams { get; set; } = 30_000;

    /// <summary>What its tracking numbers begin with: 1 to 8 capital letters.</summary>
    /// <value><c>FR</c>.</value>
    public string TrackingPrefix { get; set; } = "FR";

    /// <summary>The scans it reports, counted from the purchase; empty: it cannot be tracked.</summary>
    public IReadOnlyList<ScriptedScan> Tracking { get; set; } = [];

    internal void Validate(string carrier)
    {
        var mistakes = new OptionMistakes(carrier);
        mistakes.Check(Service, TrackingPrefix, Tracking);
        mistakes.CheckCountries("Countries", Countries);
        mistakes.Unless(Price is { Currency.Code: not null }, "Price is missing: write what a parcel costs, such as new Money(4.95m, new Currency(\"GBP\")).");
        mistakes.Unless(Price is not { Minor: < 0 }, $"Price is {Price}: write an amount that is not negative.");
        mistakes.Unless(MaxWeightGrams > 0, FormattableString.Invariant($"MaxWeightGrams is {MaxWeightGrams}: write the heaviest parcel in grams, at least 1."));
        mistakes.ThrowIfAny();
    }
}
