namespace Oms.Rules.Compiling;

/// <summary>Equality, order and membership.</summary>
internal static class Comparisons
{
    public static FactValue Equal(in FactValue left, in FactValue right, Frame frame, bool wanted)
    {
        if (left.Kind <= FactKind.Error || right.Kind <= FactKind.Error || AreOfTwoCurrencies(left, right))
        {
            return Failures.Operands(left, right);
        }

        return Pay(left, frame) ? Operations.Truth(left.Equals(right) == wanted) : Failures.Fuel;
    }

    /// <summary>What it takes to look at a whole value.</summary>
    public static bool Pay(in FactValue value, Frame frame)
    {
        switch (value.Kind)
        {
            case FactKind.Text:
                return frame.SpendCharacters(value.AsText.Length);
            case FactKind.List:
                return frame.Spend(value.AsList.Count) && value.AsList.All(element => Pay(element, frame));
            case FactKind.Map:
                return frame.Spend(value.AsMap.Count) && value.AsMap.Values.All(element => Pay(element, frame));
            default:
                return true;
        }
    }

    /// <summary>Whether two values have an order, and if so, which.</summary>
    public static bool Ordered(in FactValue left, in FactValue right, Frame frame, out int order)
    {
        order = 0;
        if (left.Kind != right.Kind
            || left.Kind is not (FactKind.Number or FactKind.Text or FactKind.Money or FactKind.Instant or FactKind.Duration or FactKind.Bool)
            || AreOfTwoCurrencies(left, right)
            || !Pay(left, frame))
        {
            return false;
        }

        order = FactValue.Compare(left, right);
        return true;
    }

    public static FactValue In(in FactValue value, in FactValue within, Frame frame)
    {
        switch (within.Kind)
        {
            case var _ when value.Kind <= FactKind.Error || within.Kind <= FactKind.Error:
                return Failures.Operands(value, within);
            case FactKind.Map:
                return Pay(value, frame) ? Operations.Truth(within.AsMap.ContainsKey(value)) : Failures.Fuel;
            case FactKind.List:
                foreach (var element in within.AsList)
                {
                    if (!frame.Spend(1) || !Pay(element, frame))
                    {
                        return Failures.Fuel;
                    }

                    if (element.Equals(value))
                    {
                        return Operations.True;
                    }
                }

                return Operations.False;
            default:
                return Failures.Operands(value, within);
        }
    }

    private static bool AreOfTwoCurrencies(in FactValue left, in FactValue right) =>
        left.Kind == FactKind.Money && right.Kind == FactKind.Money && left.Currency != right.Currency;
}
