using Oms.Inventory;
using Oms.Places;

namespace Oms.Sourcing.Strategies;

/// <summary>A policy's costs as whole numbers, in which the solver counts.</summary>
/// <param name="policy">The policy.</param>
/// <param name="scale">Parts of one unit of currency that are told apart.</param>
internal readonly struct ParcelCosts(SourcingPolicy policy, decimal scale = ParcelCosts.Finest)
{
    /// <summary>Ten-thousandths.</summary>
    public const decimal Finest = 10_000;

    private readonly SourcingCosts _costs = policy.Costs;

    public decimal Amount(long cost) => cost / scale;

    public long Whole(decimal amount) => amount <= long.MaxValue / 4 / scale
        ? (long)decimal.Round(amount * scale)
        : throw new OmsException("sourcing.out_of_range", FormattableString.Invariant($"A cost of {amount} cannot be weighed: the policy's amounts are too large."));

    /// <summary>What the first unit from a location costs, whatever it is: the parcel and its way, apart from a split.</summary>
    public long Parcel(SourcingCandidate from) => Whole(
        _costs.Parcel + Way(from) + Surcharge(from) + (_costs.DayLate * from.DaysLate) + (_costs.Pressure * from.Pressure));

    public long Split => Whole(_costs.Split);

    /// <summary>What a unit costs on top.</summary>
    public long Unit(SourcingCandidate from, long grams) => Whole(_costs.Unit + Weight(from, grams));

    /// <summary>What bringing goods from a location to the hub costs.</summary>
    public long Transfer(SourcingCandidate from, SourcingCandidate hub) =>
        Whole(policy.Limits.HubKilometre * Between(from.Location.Coordinates, hub.Location.Coordinates) + Surcharge(from) + (_costs.Pressure * from.Pressure));

    public IReadOnlyList<CostTerm> Terms(SourcingCandidate from, decimal units, decimal grams, bool split, decimal? transfer)
    {
        var terms = new List<CostTerm>(8);
        if (transfer is { } brought)
        {
            Add("transfer", brought);
        }
        else
        {
            Add("parcel", _costs.Parcel);
            Add("distance", Way(from));
            Add("lateness", _costs.DayLate * from.DaysLate);
            Add("surcharge", Surcharge(from));
            Add("capacity", _costs.Pressure * from.Pressure);
        }

        Add("weight", Weight(from, 1000) * grams / 1000);
        Add("handling", _costs.Unit * units);
        Add("split", split ? _costs.Split : 0);
        return terms;

        void Add(string term, decimal amount)
        {
            if (amount != 0)
            {
                terms.Add(new CostTerm(term, decimal.Round(amount, 4)));
            }
        }
    }

    public long Far(SourcingCandidate from) => from.Kilometres ?? _costs.UnknownKilometres;

    private decimal Way(SourcingCandidate from) => _costs.Kilometre * Far(from);

    private decimal Weight(SourcingCandidate from, long grams) =>
        grams / 1000m * (_costs.Kilogram + (_costs.KilogramThousandKilometres * Far(from) / 1000));

    private decimal Surcharge(SourcingCandidate from) => _costs.Surcharges.GetValueOrDefault(from.Location.Code.Value);

    private long Between(GeoPoint? from, GeoPoint? to) => from is { } a && to is { } b ? Distance.Kilometres(a, b) : _costs.UnknownKilometres;
}
