namespace Oms.Rules.Compiling;

/// <summary>The macros over the elements of a list or the keys of a map. Each element costs the parts of what is evaluated for it.</summary>
internal sealed class Loop(Code range, Code condition, Code body, int local, int cost, RuleLimits limits)
{
    /// <summary><c>all</c> and <c>exists</c>: one element may settle it, whatever the others come to.</summary>
    public FactValue Settle(Frame frame, bool settled)
    {
        var within = range(frame);
        if (Elements(within) is not { } elements)
        {
            return Failures.Operand(within);
        }

        var worst = Operations.Truth(!settled);
        foreach (var element in elements)
        {
            if (!Step(frame, element))
            {
                return Failures.Fuel;
            }

            var value = condition(frame);
            if (value.Kind != FactKind.Bool)
            {
                value = Failures.Operand(value);
                worst = worst.Kind == FactKind.Bool ? value : Failures.Worse(worst, value);
            }
            else if (value.IsTrue == settled)
            {
                return value;
            }
        }

        return worst;
    }

    public FactValue One(Frame frame)
    {
        var found = Kept(frame);
        return found.Kind == FactKind.List ? Operations.Truth(found.AsList.Count == 1) : found;
    }

    public FactValue Filter(Frame frame) => Kept(frame);

    public FactValue Map(Frame frame) => Collect(frame, some: false, mapped: true);

    public FactValue MapSome(Frame frame) => Collect(frame, some: true, mapped: true);

    private FactValue Kept(Frame frame) => Collect(frame, some: true, mapped: false);

    private FactValue Collect(Frame frame, bool some, bool mapped)
    {
        var within = range(frame);
        if (Elements(within) is not { } elements)
        {
            return Failures.Operand(within);
        }

        var list = new List<FactValue>();
        foreach (var element in elements)
        {
            if (!Step(frame, element))
            {
                return Failures.Fuel;
            }

            if (some && condition(frame) is var keep && !keep.IsTrue)
            {
                if (keep.Kind != FactKind.Bool)
                {
                    return Failures.Operand(keep);
                }

                continue;
            }

            var value = mapped ? body(frame) : element;
            if (value.Kind <= FactKind.Error)
            {
                return value;
            }

            if (list.Count == limits.List)
            {
                return Failures.TooLarge;
            }

            list.Add(value);
        }

        return FactValue.Of(list);
    }

    private bool Step(Frame frame, in FactValue element)
    {
        frame.Locals[local] = element;
        return frame.Spend(cost);
    }

    private static IEnumerable<FactValue>? Elements(in FactValue within) => within.Kind switch
    {
        FactKind.List => within.AsList,
        FactKind.Map => within.AsMap.Keys,
        _ => null,
    };
}
