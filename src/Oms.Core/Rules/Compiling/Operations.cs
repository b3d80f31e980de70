namespace Oms.Rules.Compiling;

/// <summary>The operators on values. None throws; unknown and error pass through.</summary>
internal static class Operations
{
    public static readonly FactValue True = FactValue.Of(true);
    public static readonly FactValue False = FactValue.Of(false);

    public static FactValue Add(in FactValue left, in FactValue right, Frame frame, RuleLimits limits)
    {
        try
        {
            return (left.Kind, right.Kind) switch
            {
                (FactKind.Number, FactKind.Number) => FactValue.Of(left.AsNumber + right.AsNumber),
                (FactKind.Text, FactKind.Text) => Joined(left.AsText, right.AsText, frame, limits),
                (FactKind.Money, FactKind.Money) when left.Currency == right.Currency => Money(left.Amount + right.Amount, left),
                (FactKind.Duration, FactKind.Duration) => Times.Of(left.AsDuration + right.AsDuration),
                (FactKind.Instant, FactKind.Duration) => Times.Of(left.AsInstant + right.AsDuration),
                (FactKind.Duration, FactKind.Instant) => Times.Of(right.AsInstant + left.AsDuration),
                (FactKind.List, FactKind.List) => Joined(left.AsList, right.AsList, frame, limits),
                _ => Failures.Operands(left, right),
            };
        }
        catch (OverflowException)
        {
            return Failures.Overflow;
        }
    }

    public static FactValue Subtract(in FactValue left, in FactValue right)
    {
        try
        {
            return (left.Kind, right.Kind) switch
            {
                (FactKind.Number, FactKind.Number) => FactValue.Of(left.AsNumber - right.AsNumber),
                (FactKind.Money, FactKind.Money) when left.Currency == right.Currency => Money(left.Amount - right.Amount, left),
                (FactKind.Duration, FactKind.Duration) => Times.Of(left.AsDuration - right.AsDuration),
                (FactKind.Instant, FactKind.Duration) => Times.Of(left.AsInstant - right.AsDuration),
                (FactKind.Instant, FactKind.Instant) => Times.Of(left.AsInstant - right.AsInstant),
                _ => Failures.Operands(left, right),
            };
        }
        catch (OverflowException)
        {
            return Failures.Overflow;
        }
    }

    public static FactValue Multiply(in FactValue left, in FactValue right)
    {
        try
        {
            return (left.Kind, right.Kind) switch
            {
                (FactKind.Number, FactKind.Number) => FactValue.Of(left.AsNumber * right.AsNumber),
                (FactKind.Money, FactKind.Number) => Money(left.Amount * right.AsNumber, left),
                (FactKind.Number, FactKind.Money) => Money(left.AsNumber * right.Amount, right),
                _ => Failures.Operands(left, right),
            };
        }
        catch (OverflowException)
        {
            return Failures.Overflow;
        }
    }

    public static FactValue Divide(in FactValue left, in FactValue right)
    {
        try
        {
            return (left.Kind, right.Kind) switch
            {
                (FactKind.Number, FactKind.Number) => FactValue.Of(left.AsNumber / right.AsNumber),
                (FactKind.Money, FactKind.Number) => Money(left.Amount / right.AsNumber, left),
                (FactKind.Money, FactKind.Money) when left.Currency == right.Currency => FactValue.Of(left.Amount / right.Amount),
                _ => Failures.Operands(left, right),
            };
        }
        catch (DivideByZeroException)
        {
            return Failures.DivideByZero;
        }
        catch (OverflowException)
        {
            return Failures.Overflow;
        }
    }

    public static FactValue Remainder(in FactValue left, in FactValue right) => (left.Kind, right.Kind) switch
    {
        (FactKind.Number, FactKind.Number) => right.AsNumber == 0 ? Failures.DivideByZero : FactValue.Of(left.AsNumber % right.AsNumber),
        _ => Failures.Operands(left, right),
    };

    public static FactValue Negate(in FactValue value) => value.Kind switch
    {
        FactKind.Number => FactValue.Of(-value.AsNumber),
        FactKind.Money => Money(-value.Amount, value),
        FactKind.Duration => Times.Of(-value.AsDuration),
        _ => Failures.Operand(value),
    };

    public static FactValue Not(in FactValue value) => value.Kind == FactKind.Bool ? Truth(!value.IsTrue) : Failures.Operand(value);

    public static FactValue Truth(bool value) => value ? True : False;

    private static FactValue Money(decimal amount, in FactValue of) => FactValue.Of(amount, new Currency(of.Currency));

    private static FactValue Joined(string left, string right, Frame frame, RuleLimits limits) =>
        left.Length + right.Length > limits.Made ? Failures.TooLarge
        : !frame.SpendCharacters(left.Length + right.Length) ? Failures.Fuel
        : FactValue.Of(left + right);

    private static FactValue Joined(IReadOnlyList<FactValue> left, IReadOnlyList<FactValue> right, Frame frame, RuleLimits limits) =>
        left.Count + right.Count > limits.List ? Failures.TooLarge
        : !frame.Spend(left.Count + right.Count) ? Failures.Fuel
        : FactValue.Of([.. left, .. right]);
}
