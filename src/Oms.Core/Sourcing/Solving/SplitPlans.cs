using System.Numerics;

namespace Oms.Sourcing.Solving;

/// <summary>The cheapest plan seen so far and, if asked for, the cheapest over another set; both as scaled cost and set.</summary>
internal struct SplitPlans
{
    /// <summary>Scaled cost of the best plan; <see cref="SplitTableau.Never"/>: none yet.</summary>
    public long Cost;

    public ulong Set;

    public long RunnerUpCost;

    public ulong RunnerUpSet;

    private bool _two;

    /// <summary>What a plan has to beat to be of interest.</summary>
    public readonly long CostToBeat => _two ? RunnerUpCost : Cost;

    public void Start(bool withRunnerUp)
    {
        _two = withRunnerUp;
        Cost = RunnerUpCost = SplitTableau.Never;
        Set = RunnerUpSet = 0;
    }

    /// <param name="cost">Scaled cost.</param>
    /// <param name="set">The locations that serve, each of them something.</param>
    public void Offer(long cost, ulong set)
    {
        if (Precedes(cost, set, Cost, Set))
        {
            (RunnerUpCost, RunnerUpSet) = (Cost, Set);
            (Cost, Set) = (cost, set);
        }
        else if (_two && set != Set && Precedes(cost, set, RunnerUpCost, RunnerUpSet))
        {
            (RunnerUpCost, RunnerUpSet) = (cost, set);
        }
    }

    /// <summary>Whether no set with all of <paramref name="open"/> and some of <paramref name="free"/> can be of interest if none costs less than <paramref name="bound"/>.</summary>
    public readonly bool Excludes(long bound, ulong open, ulong free)
    {
        var toBeat = CostToBeat;
        return bound > toBeat || (bound == toBeat && !CanPrecede(open, free, _two ? RunnerUpSet : Set));
    }

    // Scaled costs are equal only for sets of one size; of two such sets the one that has the lowest bit that differs comes first.
    private static bool Precedes(long cost, ulong set, long otherCost, ulong otherSet)
    {
        if (cost != otherCost || cost == SplitTableau.Never)
        {
            return cost < otherCost;
        }

        return HoldsFirst(set, set ^ otherSet);
    }

    /// <summary>Whether the first set of the other's size, made of all that is open and the lowest that are free, comes before it.</summary>
    private static bool CanPrecede(ulong open, ulong free, ulong other)
    {
        var first = open;
        for (var missing = BitOperations.PopCount(other) - BitOperations.PopCount(open); missing > 0 && free != 0; missing--)
        {
            first |= free & (~free + 1);
            free &= free - 1;
        }

        return HoldsFirst(first, first ^ other);
    }

    /// <summary>Whether a set holds the lowest bit of where it differs from another.</summary>
    private static bool HoldsFirst(ulong set, ulong difference) => unchecked(set & difference & (~difference + 1)) != 0;
}
