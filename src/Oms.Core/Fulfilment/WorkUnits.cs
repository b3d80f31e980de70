using System.Collections.Immutable;
using Oms.Engine;

namespace Oms.Fulfilment;

/// <summary>Finds a fulfilment order in a draft, and says which of its units a command is about.</summary>
internal static class WorkUnits
{
    public static FulfilmentOrder Find(OrderDraft draft, Guid id)
    {
        foreach (var work in draft.Current.FulfilmentOrders)
        {
            if (work.Id == id)
            {
                return work;
            }
        }

        throw new NotFoundException("fulfilment_order", id.ToString());
    }

    /// <param name="draft">The order's decision.</param>
    /// <param name="work">The fulfilment order.</param>
    /// <param name="named">The units the command names; empty: all that are open.</param>
    /// <param name="open">How many units of a line are open to the command.</param>
    /// <param name="command">The command, for the refusal.</param>
    public static ImmutableArray<LineUnits> Choose(OrderDraft draft, FulfilmentOrder work, IReadOnlyList<LineUnits> named, Func<FulfilmentLine, long> open, string command)
    {
        var chosen = ImmutableArray.CreateBuilder<LineUnits>(work.Lines.Length);
        if (named.Count == 0)
        {
            foreach (var line in work.Lines)
            {
                if (open(line) > 0)
                {
                    chosen.Add(new LineUnits(line.LineNo, open(line)));
                }
            }
        }
        else
        {
            foreach (var units in named.GroupBy(units => units.LineNo))
            {
                chosen.Add(Checked(draft, work, units.Key, [.. units.Select(u => u.Quantity)], open, command));
            }
        }

        return chosen.Count > 0
            ? chosen.DrainToImmutable()
            : throw draft.Refused(command, $"fulfilment order {work.Id} has no units left for it", "fulfilment.nothing_left");
    }

    private static LineUnits Checked(OrderDraft draft, FulfilmentOrder work, int lineNo, List<long> quantities, Func<FulfilmentLine, long> open, string command)
    {
        var left = work.Lines.Where(line => line.LineNo == lineNo).Sum(open);
        var wanted = quantities.Sum();
        return quantities.TrueForAll(quantity => quantity > 0) && wanted <= left
            ? new LineUnits(lineNo, wanted)
            : throw draft.Refused(command, FormattableString.Invariant($"line {lineNo} of fulfilment order {work.Id} has {left} units left for it, not {wanted}"), "fulfilment.too_many");
    }
}
