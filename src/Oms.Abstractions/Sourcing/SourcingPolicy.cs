using NodaTime;
using Oms.Inventory;

namespace Oms.Sourcing;

/// <summary>How locations are chosen: a strategy, what a choice costs, what it must not do, and where the policy applies. Versioned; a version never changes.</summary>
public sealed record SourcingPolicy
{
    /// <summary>Its name, unique; a channel's profile may name it.</summary>
    public required string Id { get; init; }

    /// <summary>Counts publications, from 1; 0: it comes with the code.</summary>
    public int Version { get; init; }

    /// <summary>Code of the strategy: <c>optimal</c> weighs <see cref="Costs"/>, <c>priority</c> and <c>most-stock</c> rank, others are the host's.</summary>
    /// <value><c>optimal</c>.</value>
    public string Strategy { get; init; } = "optimal";

    /// <summary>What a choice costs.</summary>
    public SourcingCosts Costs { get; init; } = new();

    /// <summary>What a choice must not do.</summary>
    public SourcingLimits Limits { get; init; } = new();

    /// <summary>How long parcels travel.</summary>
    public TransitTime Transit { get; init; } = new();

    /// <summary>Which demand it applies to without being named; null: only where it is named.</summary>
    public SourcingScope? For { get; init; }
}

/// <summary>Which demand a policy applies to. Every criterion that is given must hold; of several policies the lowest <see cref="Rank"/> is taken, ties by name.</summary>
public sealed record SourcingScope
{
    /// <summary>Of these channels; empty: all.</summary>
    public IReadOnlyList<ChannelCode> Channels { get; init; } = [];

    /// <summary>Lines whose item is of these groups (<see cref="Item.Group"/>); they are sourced apart from the order's other lines. Empty: all.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>To these countries, two letters; empty: all.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>The lowest is taken first.</summary>
    /// <value>100.</value>
    public int Rank { get; init; } = 100;
}

/// <summary>What a choice of locations costs. Each term is 0 unless set; amounts are in one currency, at most four decimals count.</summary>
public sealed record SourcingCosts
{
    /// <summary>Each parcel.</summary>
    public decimal Parcel { get; init; }

    /// <summary>Each kilometre a parcel goes; where the distance is not known, <see cref="UnknownKilometres"/> are counted.</summary>
    public decimal Kilometre { get; init; }

    /// <summary>Each kilogram shipped.</summary>
    public decimal Kilogram { get; init; }

    /// <summary>Each kilogram shipped over a thousand kilometres.</summary>
    public decimal KilogramThousandKilometres { get; init; }

    /// <summary>Each unit picked.</summary>
    public decimal Unit { get; init; }

    /// <summary>Each parcel but the first.</summary>
    public decimal Split { get; init; }

    /// <summary>Each day a parcel arrives late (<see cref="SourcingCandidate.DaysLate"/>).</summary>
    public decimal DayLate { get; init; }

    /// <summary>A parcel from a location with one full day of work in hand; proportional to <see cref="SourcingCandidate.Pressure"/>.</summary>
    public decimal Pressure { get; init; }

    /// <summary>Each parcel from a location, on top, by location code.</summary>
    public IReadOnlyDictionary<string, decimal> Surcharges { get; init; } = new Dictionary<string, decimal>();

    /// <summary>Kilometres counted where a distance is not known.</summary>
    /// <value>1,000.</value>
    public long UnknownKilometres { get; init; } = 1000;
}

/// <summary>What a choice of locations must not do.</summary>
public sealed record SourcingLimits
{
    /// <summary>Only locations of these kinds; empty: all.</summary>
    public IReadOnlyList<LocationKind> Kinds { get; init; } = [];

    /// <summary>Only these locations; empty: all.</summary>
    public IReadOnlyList<LocationCode> Only { get; init; } = [];

    /// <summary>None of these locations.</summary>
    public IReadOnlyList<LocationCode> Excluded { get; init; } = [];

    /// <summary>At most so many parcels; null: no limit.</summary>
    public int? MaxParcels { get; init; }

    /// <summary>Everything or nothing: where not all of an order's units are there, none is taken.</summary>
    /// <value>false: what is there is taken.</value>
    public bool ShipComplete { get; init; }

    /// <summary>No location farther away; null: no limit. One whose distance is not known is not excluded.</summary>
    public long? MaxKilometres { get; init; }

    /// <summary>No location whose parcel would leave later than so many days from now; null: no limit.</summary>
    public int? MaxDaysToLeave { get; init; }

    /// <summary>No location with more full days of work in hand; null: no limit.</summary>
    public decimal? MaxPressure { get; init; }

    /// <summary>Where parcels may meet to go out as one, if that costs less; null: nowhere.</summary>
    public LocationCode? Hub { get; init; }

    /// <summary>What bringing goods to the hub costs for each kilometre and sender; the parcel from the hub costs as any other.</summary>
    public decimal HubKilometre { get; init; }

    /// <summary>How long a location has to begin the work before it is asked no more and the order is sourced again without it; null: as long as it likes.</summary>
    public Duration? AnswerWithin { get; init; }

    /// <summary>How many partial plans a search looks at before it gives the best found.</summary>
    /// <value>100,000.</value>
    public int Effort { get; init; } = 100_000;
}

/// <summary>How long parcels travel: a number of days, and one more for each so many kilometres. Days are calendar days.</summary>
public sealed record TransitTime
{
    /// <summary>Days any parcel takes.</summary>
    /// <value>1.</value>
    public int Days { get; init; } = 1;

    /// <summary>Kilometres a parcel goes in each further day; 0: the distance does not matter.</summary>
    /// <value>600.</value>
    public long KilometresADay { get; init; } = 600;
}
