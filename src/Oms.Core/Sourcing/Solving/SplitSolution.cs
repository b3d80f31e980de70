namespace Oms.Sourcing.Solving;

/// <summary>Units of a SKU from a location, by the problem's indices.</summary>
/// <param name="Sku">The SKU.</param>
/// <param name="Location">The location.</param>
/// <param name="Units">Units, positive.</param>
internal readonly record struct SplitPick(int Sku, int Location, long Units);

/// <summary>
/// What <see cref="SplitSolver"/> found. Of plans of equal cost it is the one over fewer locations, then the one whose set comes
/// first lexicographically (sets as ascending lists of the caller's indices). Within a SKU the cheapest unit goes first, then
/// the location the caller named first. Reusable: the next solution overwrites it.
/// </summary>
internal sealed class SplitSolution
{
    private int[] _open = new int[8];
    private int[] _runnerUp = new int[8];
    private SplitPick[] _picks = new SplitPick[16];
    private long[] _missing = new long[8];
    private int _openCount;
    private int _runnerUpCount;
    private int _pickCount;
    private int _skus;

    /// <summary>Whether there is a plan. False and <see cref="Proven"/>: there is none. False and not proven: none was found.</summary>
    public bool Feasible { get; private set; }

    /// <summary>Whether the answer is certain: the cheapest plan, the first of its equals, with the right runner-up; or that there is none.</summary>
    public bool Proven { get; private set; }

    /// <summary>What the plan costs: its locations opened, its units, and the penalty of what is missing.</summary>
    public long Cost { get; private set; }

    /// <summary>No plan costs less. Equal to <see cref="Cost"/> when proven.</summary>
    public long LowerBound { get; private set; }

    /// <summary>By how much a better plan could be cheaper at most; 0 when proven.</summary>
    public long Gap => Feasible ? Cost - LowerBound : 0;

    /// <summary>Partial sets that were looked at.</summary>
    public int Nodes { get; private set; }

    /// <summary>The locations that serve, ascending; each serves something.</summary>
    public ReadOnlySpan<int> Open => _open.AsSpan(0, _openCount);

    /// <summary>Who serves what, SKU by SKU, cheapest first.</summary>
    public ReadOnlySpan<SplitPick> Picks => _picks.AsSpan(0, _pickCount);

    /// <summary>Whether there is another plan, where one was asked for.</summary>
    public bool HasRunnerUp { get; private set; }

    /// <summary>What the runner-up costs; never less than <see cref="Cost"/>.</summary>
    public long RunnerUpCost { get; private set; }

    /// <summary>
    /// The locations of the runner-up, ascending: the cheapest plan (ties as for the winner) over another set of locations. Only
    /// sets count whose every location serves a unit when each SKU is filled cheapest first: moving a unit to a needless
    /// location makes no other plan.
    /// </summary>
    public ReadOnlySpan<int> RunnerUp => _runnerUp.AsSpan(0, _runnerUpCount);

    /// <summary>Units of a SKU that nobody serves.</summary>
    public long Missing(int sku) => _missing.AsSpan(0, _skus)[sku];

    /// <summary>Units of a SKU from a location.</summary>
    public long Units(int sku, int location)
    {
        foreach (var pick in Picks)
        {
            if (pick.Sku == sku && pick.Location == location)
            {
                return pick.Units;
            }
        }

        return 0;
    }

    internal void Clear(SplitProblem problem)
    {
        Feasible = Proven = HasRunnerUp = false;
        Cost = LowerBound = RunnerUpCost = 0;
        _openCount = _runnerUpCount = _pickCount = Nodes = 0;
        _skus = problem.Skus;
        if (_missing.Length < _skus)
        {
            _missing = new long[_skus];
        }

        problem.Demand.CopyTo(_missing);
    }

    internal void Conclude(bool proven, int nodes, long lowerBound)
    {
        Proven = proven;
        Nodes = nodes;
        LowerBound = lowerBound;
    }

    internal void SetPlan(long cost)
    {
        Feasible = true;
        Cost = cost;
    }

    internal void SetRunnerUp(long cost)
    {
        HasRunnerUp = true;
        RunnerUpCost = cost;
    }

    internal void AddOpen(int location) => Add(ref _open, ref _openCount, location);

    internal void AddRunnerUp(int location) => Add(ref _runnerUp, ref _runnerUpCount, location);

    internal void AddPick(SplitPick pick)
    {
        Add(ref _picks, ref _pickCount, pick);
        _missing[pick.Sku] -= pick.Units;
    }

    private static void Add<T>(ref T[] list, ref int count, T item)
    {
        if (count == list.Length)
        {
            Array.Resize(ref list, count * 2);
        }

        list[count++] = item;
    }
}
