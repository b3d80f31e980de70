namespace Oms.Rules.Compiling;

/// <summary>The errors of evaluation.</summary>
internal static class Failures
{
    public static FactValue Fuel { get; } = Of("rule.fuel", "The condition takes too many steps.");

    public static FactValue DivideByZero { get; } = Of("rule.divide_by_zero", "Something is divided by zero.");

    public static FactValue Overflow { get; } = Of("rule.overflow", "A number, or a point or length of time, gets too large.");

    public static FactValue TooLarge { get; } = Of("rule.too_large", "A text or list gets too large.");

    public static FactValue Of(string code, string message) => FactValue.Of(new RuleError(code, message));

    public static FactValue NoKey(in FactValue key) => Of("rule.no_such_key", $"There is no {key}.");

    public static FactValue NoValue(string what) => Of("rule.value", what);

    /// <summary>Why an operation on two values has none: one is unknown, one is an error, or they do not go together.</summary>
    public static FactValue Operands(in FactValue left, in FactValue right) => Worse(left, right) is { Kind: <= FactKind.Error } known
        ? known
        : left.Kind == FactKind.Money && right.Kind == FactKind.Money
            ? Of("rule.currency", $"{left} and {right} are amounts of two currencies.")
            : Of("rule.no_overload", $"{left} and {right} do not go together there.");

    public static FactValue Operand(in FactValue value) => value.Kind <= FactKind.Error ? value : Of("rule.no_overload", $"{value} cannot stand there.");

    /// <summary>What two parts come to where neither settles it: unknown before an error, because the unknown may settle it yet.</summary>
    public static FactValue Worse(in FactValue left, in FactValue right) =>
        left.Kind == FactKind.Unknown || (left.Kind == FactKind.Error && right.Kind != FactKind.Unknown) ? left : right;
}
