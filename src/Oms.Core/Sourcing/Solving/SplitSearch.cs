using System.Numerics;

namespace Oms.Sourcing.Solving;

/// <summary>
/// Branch and bound over sets of locations. Of a fixed set the SKUs separate and each is filled cheapest first, so only sets are
/// searched: a node has locations that are open and others that are free, and ends where its bound excludes it, or where filling
/// from all of them needs no free one.
/// </summary>
internal sealed class SplitSearch
{
    private readonly SplitTableau _tableau;
    private readonly SplitMultipliers _multipliers;
    private SplitPlans _plans;
    private int _most;
    private int _cap;

    public SplitSearch(SplitTableau tableau)
    {
        _tableau = tableau;
        _multipliers = new SplitMultipliers(tableau);
    }

    public ref readonly SplitPlans Plans => ref _plans;

    public SplitMultipliers Multipliers => _multipliers;

    /// <summary>Nodes looked at.</summary>
    public int Nodes { get; private set; }

    /// <summary>Whether the cap ended the search.</summary>
    public bool Capped { get; private set; }

    /// <summary>Below what was left out, nothing costs less, scaled; <see cref="SplitTableau.Never"/>: nothing was.</summary>
    public long LeftOut { get; private set; }

    public void Run(SplitProblem problem)
    {
        _plans.Start(problem.WantsRunnerUp);
        _most = problem.MaxLocations > 0 ? Math.Min(problem.MaxLocations, _tableau.Rows) : _tableau.Rows;
        _cap = Math.Max(1, problem.NodeCap);
        Nodes = 0;
        Capped = false;
        LeftOut = SplitTableau.Never;
        Try(0);
        for (var rest = _tableau.All; rest != 0; rest &= rest - 1)
        {
            Try(rest & (~rest + 1));
        }

        _multipliers.Start();
        Visit(0, 0, 0, _tableau.All, 0);
    }

    private void Visit(int depth, ulong open, long opening, ulong free, long bound)
    {
        for (; ; )
        {
            if (Nodes >= _cap)
            {
                Capped = true;
                LeftOut = Math.Min(LeftOut, bound);
                return;
            }

            Nodes++;
            var wanted = Narrow(depth, ref open, ref opening, ref free, ref bound);
            if (wanted == 0)
            {
                return;
            }

            var branch = Branch(depth, wanted);
            _multipliers.CopyDown(depth);
            Visit(depth + 1, open | branch, opening + _tableau.OpeningOf(branch), free & ~branch, bound);
            free &= ~branch;
        }
    }

    /// <summary>Bounds a node and fixes what has to be open or closed in it.</summary>
    /// <returns>The free locations that filling from all of them needs; empty: the node is done.</returns>
    private ulong Narrow(int depth, ref ulong open, ref long opening, ref ulong free, ref long bound)
    {
        for (var round = 0; ; round++)
        {
            if (BitOperations.PopCount(open) >= _most)
            {
                free = 0;
            }

            var fill = _tableau.Fill(open | free, out var used);
            if (fill == SplitTableau.Never)
            {
                return 0;
            }

            Offer(fill, used);
            var wanted = used & free;
            if (wanted == 0)
            {
                return 0;
            }

            bound = Math.Max(bound, opening + fill);
            if (_plans.Excludes(bound, open, free))
            {
                return 0;
            }

            if (_plans.Excludes(_multipliers.Bound(depth, open, free), open, free))
            {
                return 0;
            }

            _multipliers.Improve(depth, open, free);
            if (round == 0)
            {
                Guess(depth, open, free);
            }

            var dual = _multipliers.Bound(depth, open, free);
            if (_plans.Excludes(dual, open, free))
            {
                return 0;
            }

            bound = Math.Max(bound, dual);
            var before = free;
            Fix(depth, dual, ref open, ref opening, ref free);
            if (free == before)
            {
                return wanted;
            }
        }
    }

    /// <summary>Closes what would cost too much if it were open, and opens what would if it were closed.</summary>
    private void Fix(int depth, long dual, ref ulong open, ref long opening, ref ulong free)
    {
        var losses = _multipliers.Losses(depth);
        var slack = _plans.CostToBeat - dual;
        for (var rest = free; rest != 0; rest &= rest - 1)
        {
            var row = BitOperations.TrailingZeroCount(rest);
            if (losses[row] > slack)
            {
                free &= ~(1UL << row);
            }
            else if (-losses[row] > slack)
            {
                free &= ~(1UL << row);
                open |= 1UL << row;
                opening += _tableau.Opening[row];
            }
        }
    }

    /// <summary>Tries the locations that make up for their opening at the prices reached: often a good plan early.</summary>
    private void Guess(int depth, ulong open, ulong free)
    {
        var losses = _multipliers.Losses(depth);
        var set = open;
        for (var rest = free; rest != 0; rest &= rest - 1)
        {
            var row = BitOperations.TrailingZeroCount(rest);
            if (losses[row] <= 0)
            {
                set |= 1UL << row;
            }
        }

        Try(set);
    }

    private ulong Branch(int depth, ulong wanted)
    {
        var losses = _multipliers.Losses(depth);
        var best = -1;
        for (; wanted != 0; wanted &= wanted - 1)
        {
            var row = BitOperations.TrailingZeroCount(wanted);
            if (best < 0 || losses[row] < losses[best])
            {
                best = row;
            }
        }

        return 1UL << best;
    }

    private void Try(ulong set)
    {
        if (BitOperations.PopCount(set) <= _most && _tableau.Fill(set, out var used) is var fill && fill != SplitTableau.Never)
        {
            Offer(fill, used);
        }
    }

    private void Offer(long fill, ulong used)
    {
        if (BitOperations.PopCount(used) <= _most)
        {
            _plans.Offer(fill + _tableau.OpeningOf(used), used);
        }
    }
}
