namespace Oms.Sourcing.Solving;

/// <summary>
/// Which locations should serve an order so that it costs least: opening a location costs once, a unit costs where it comes
/// from, a unit that nobody serves costs its penalty. Indices are the caller's; the order of locations decides ties.
/// </summary>
/// <remarks>
/// Rows are distinct SKUs, not lines: the stock of a SKU at a location is there once, however many lines ask for it. A caller
/// adds its lines up into a SKU's demand and hands the units of the solution out to them in the order it likes, which
/// changes no cost.
/// Costs are whole numbers of any one unit, lateness, distance and split penalties included. Reusable: <see cref="Reset"/>
/// keeps the buffers. Not thread-safe.
/// </remarks>
internal sealed class SplitProblem
{
    /// <summary>Some tens of milliseconds for twenty locations.</summary>
    public const int DefaultNodeCap = 100_000;

    /// <summary>The penalty of a SKU that has to be served wholly.</summary>
    internal const long Whole = -1;

    private long[] _opening = [];
    private long[] _demand = [];
    private long[] _missing = [];
    private long[] _stock = [];
    private long[] _unitCost = [];

    /// <summary>How many locations there are, from 0.</summary>
    public int Locations { get; private set; }

    /// <summary>How many distinct SKUs there are, from 0.</summary>
    public int Skus { get; private set; }

    /// <summary>At most so many locations may serve; 0: no limit.</summary>
    public int MaxLocations { get; set; }

    /// <summary>The search gives up after so many nodes, with the best plan it has.</summary>
    public int NodeCap { get; set; }

    /// <summary>Whether the cheapest plan over another set of locations is looked for, too: a larger search.</summary>
    public bool WantsRunnerUp { get; set; }

    internal ReadOnlySpan<long> Opening => _opening.AsSpan(0, Locations);

    internal ReadOnlySpan<long> Demand => _demand.AsSpan(0, Skus);

    internal ReadOnlySpan<long> Missing => _missing.AsSpan(0, Skus);

    /// <summary>Empties the problem: nothing is wanted, nothing is there, opening is free, options have their defaults.</summary>
    public void Reset(int locations, int skus)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(locations);
        ArgumentOutOfRangeException.ThrowIfNegative(skus);
        Locations = locations;
        Skus = skus;
        MaxLocations = 0;
        NodeCap = DefaultNodeCap;
        WantsRunnerUp = false;
        Clear(ref _opening, locations);
        Clear(ref _demand, skus);
        Clear(ref _missing, skus);
        Clear(ref _stock, locations * skus);
        Clear(ref _unitCost, locations * skus);
    }

    /// <summary>What it costs once that a location serves anything: a parcel, the way, a split, lateness, a full house.</summary>
    public void SetOpening(int location, long cost) => _opening[Below(location, Locations)] = NotNegative(cost, "An opening cost");

    /// <summary>Units wanted of a SKU that has to be served wholly: a plan that cannot is none.</summary>
    public void SetDemand(int sku, long units)
    {
        _demand[Below(sku, Skus)] = NotNegative(units, "A demand");
        _missing[sku] = Whole;
    }

    /// <summary>Units wanted of a SKU that may be served in part.</summary>
    /// <param name="sku">The SKU.</param>
    /// <param name="units">Units wanted.</param>
    /// <param name="missingCost">Cost of each unit that is not served. Above all other costs together it means "as much as there is"; a unit that costs as much as its penalty is served.</param>
    public void SetDemand(int sku, long units, long missingCost)
    {
        _demand[Below(sku, Skus)] = NotNegative(units, "A demand");
        _missing[sku] = NotNegative(missingCost, "A penalty");
    }

    /// <summary>What a location has of a SKU, and what a unit from there costs.</summary>
    /// <param name="sku">The SKU.</param>
    /// <param name="location">The location.</param>
    /// <param name="available">Units that may be taken; below zero counts as none.</param>
    /// <param name="unitCost">Cost of a unit.</param>
    public void SetStock(int sku, int location, long available, long unitCost)
    {
        var at = (Below(sku, Skus) * Locations) + Below(location, Locations);
        _stock[at] = Math.Max(0, available);
        _unitCost[at] = NotNegative(unitCost, "A unit's cost");
    }

    /// <summary>Units wanted of a SKU.</summary>
    public long Wanted(int sku) => _demand[Below(sku, Skus)];

    /// <summary>What the locations have of a SKU.</summary>
    internal ReadOnlySpan<long> StockOf(int sku) => _stock.AsSpan(sku * Locations, Locations);

    /// <summary>What a unit of a SKU costs at the locations.</summary>
    internal ReadOnlySpan<long> UnitCostOf(int sku) => _unitCost.AsSpan(sku * Locations, Locations);

    private static void Clear(ref long[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new long[length];
        }
        else
        {
            buffer.AsSpan(0, length).Clear();
        }
    }

    private static int Below(int index, int count) =>
        (uint)index < (uint)count ? index : throw new ArgumentOutOfRangeException(nameof(index), index, FormattableString.Invariant($"There are {count}."));

    private static long NotNegative(long value, string what) =>
        value >= 0 ? value : throw new OmsException("sourcing.out_of_range", FormattableString.Invariant($"{what} is {value}: it must not be negative."));
}
