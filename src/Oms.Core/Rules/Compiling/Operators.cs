using Oms.Json.Reading;
using Oms.Rules.Types;

namespace Oms.Rules.Compiling;

/// <summary>Operators: which types they take, and their code.</summary>
internal static class Operators
{
    public static Bound Bind(Binder binder, UnaryExpression unary)
    {
        var operand = binder.Bind(unary.Operand);
        var run = operand.Run;
        if (unary.Operator == "!")
        {
            return IsTruth(operand)
                ? Bound.Folded(FactType.Bool, frame => Operations.Not(run(frame)), binder.Limits, operand)
                : NoTruth(binder, unary.Operand, "!", operand);
        }

        return operand.Type.Kind is FactKind.Number or FactKind.Money or FactKind.Duration or FactKind.Any
            ? Bound.Folded(operand.Type, frame => Operations.Negate(run(frame)), binder.Limits, operand)
            : binder.Wrong(unary, "rule.type", $"'-' takes no {operand.Type}.", "Write it before a number, an amount or a length of time.");
    }

    public static Bound Bind(Binder binder, ConditionalExpression choice)
    {
        var (condition, then, other) = (binder.Bind(choice.If), binder.Bind(choice.Then), binder.Bind(choice.Else));
        if (!IsTruth(condition))
        {
            return NoTruth(binder, choice.If, "?", condition);
        }

        if (!FactTypes.Comparable(then.Type, other.Type))
        {
            return binder.Wrong(choice, "rule.type", $"One side of '? :' is {then.Type}, the other {other.Type}.", "Give both sides one type.");
        }

        var (test, yes, no) = (condition.Run, then.Run, other.Run);
        return Bound.Folded(
            FactTypes.Either(then.Type, other.Type),
            frame => test(frame) is var value && value.Kind != FactKind.Bool ? Failures.Operand(value) : value.IsTrue ? yes(frame) : no(frame),
            binder.Limits,
            condition,
            then,
            other);
    }

    public static Bound Bind(Binder binder, BinaryExpression binary)
    {
        var (left, right) = (binder.Bind(binary.Left), binder.Bind(binary.Right));
        if (binary.Operator is "&&" or "||")
        {
            return !IsTruth(left) ? NoTruth(binder, binary.Left, binary.Operator, left)
                : !IsTruth(right) ? NoTruth(binder, binary.Right, binary.Operator, right)
                : Bound.Folded(FactType.Bool, Logic(binary.Operator == "||", left.Run, right.Run), binder.Limits, left, right);
        }

        if (ResultOf(binary.Operator, left.Type, right.Type) is not { } result)
        {
            return binder.Wrong(binary, "rule.type", $"'{binary.Operator}' takes no {left.Type} and {right.Type}.", Hint(binary.Operator, left.Type, right.Type));
        }

        if (Never(left, right) is { } never)
        {
            return binder.Wrong(binary, "rule.value", never.Message, never.Hint);
        }

        return Bound.Folded(result, CodeOf(binary.Operator, left.Run, right.Run, binder.Limits), binder.Limits, left, right);
    }

    /// <summary><c>&amp;&amp;</c> and <c>||</c>: whichever side settles it does so, even if the other is an error or unknown.</summary>
    public static Code Logic(bool settled, Code left, Code right) => frame =>
    {
        var one = left(frame);
        if (one.Kind == FactKind.Bool && one.IsTrue == settled)
        {
            return one;
        }

        var other = right(frame);
        return other.Kind == FactKind.Bool && (other.IsTrue == settled || one.Kind == FactKind.Bool) ? other : Failures.Worse(Truth(one), Truth(other));
    };

    private static FactValue Truth(in FactValue value) => value.Kind is FactKind.Bool or FactKind.Unknown or FactKind.Error ? value : Failures.Operand(value);

    private static bool IsTruth(in Bound bound) => bound.Type.Kind is FactKind.Bool or FactKind.Any;

    private static Bound NoTruth(Binder binder, RuleExpression node, string sign, in Bound bound) =>
        binder.Wrong(node, "rule.type", $"'{sign}' takes something true or false, this is {bound.Type}.", "Compare it with something, such as == or <.");

    private static FactType? ResultOf(string sign, FactType left, FactType right)
    {
        var (one, other) = (left.Kind, right.Kind);
        var open = one == FactKind.Any || other == FactKind.Any;
        return sign switch
        {
            "==" or "!=" => FactTypes.Comparable(left, right) ? FactType.Bool : null,
            "<" or "<=" or ">" or ">=" => (open || one == other) && IsOrdered(one) && IsOrdered(other) ? FactType.Bool : null,
            "in" => other switch
            {
                FactKind.Any => FactType.Bool,
                FactKind.List => FactTypes.Comparable(right.Element!, left) ? FactType.Bool : null,
                FactKind.Map or FactKind.Record => one is FactKind.Text or FactKind.Number or FactKind.Bool or FactKind.Any ? FactType.Bool : null,
                _ => null,
            },
            _ => Arithmetic(sign, left, right),
        };
    }

    private static FactType? Arithmetic(string sign, FactType left, FactType right) => (left.Kind, sign, right.Kind) switch
    {
        (FactKind.Number, _, FactKind.Number) => FactType.Number,
        (FactKind.Text, "+", FactKind.Text) => FactType.Text,
        (FactKind.List, "+", FactKind.List) => FactType.List(FactTypes.Either(left.Element!, right.Element!)),
        (FactKind.Money, "+" or "-", FactKind.Money) => FactType.Money,
        (FactKind.Money, "*" or "/", FactKind.Number) => FactType.Money,
        (FactKind.Number, "*", FactKind.Money) => FactType.Money,
        (FactKind.Money, "/", FactKind.Money) => FactType.Number,
        (FactKind.Duration, "+" or "-", FactKind.Duration) => FactType.Duration,
        (FactKind.Instant, "+" or "-", FactKind.Duration) => FactType.Instant,
        (FactKind.Duration, "+", FactKind.Instant) => FactType.Instant,
        (FactKind.Instant, "-", FactKind.Instant) => FactType.Duration,
        (FactKind.Any, _, var other) => Takes(sign, other) ? FactType.Any : null,
        (var one, _, FactKind.Any) => Takes(sign, one) ? FactType.Any : null,
        _ => null,
    };

    private static bool Takes(string sign, FactKind kind) => kind switch
    {
        FactKind.Any or FactKind.Number => true,
        FactKind.Money => sign != "%",
        FactKind.Text or FactKind.List => sign == "+",
        FactKind.Instant or FactKind.Duration => sign is "+" or "-",
        _ => false,
    };

    private static bool IsOrdered(FactKind kind) =>
        kind is FactKind.Number or FactKind.Text or FactKind.Money or FactKind.Instant or FactKind.Duration or FactKind.Bool or FactKind.Any;

    private static string Hint(string sign, FactType left, FactType right) => (left.Kind, right.Kind) switch
    {
        (FactKind.Money, FactKind.Number) or (FactKind.Number, FactKind.Money) => "Write the amount with its currency: money('100.00 GBP').",
        (FactKind.Text, FactKind.Number) or (FactKind.Number, FactKind.Text) => "Write a number without quotes, a text with.",
        (FactKind.Instant, FactKind.Text) or (FactKind.Text, FactKind.Instant) => "Write timestamp('2026-11-26T09:00:00Z').",
        (FactKind.Duration, FactKind.Text or FactKind.Number) or (FactKind.Text or FactKind.Number, FactKind.Duration) => "Write duration('36h').",
        _ when sign == "in" => "Write a list of such values on the right: ['GB', 'IE'].",
        _ => "Both sides must be of one type.",
    };

    // A fact with a closed set of values is compared with another value: that row would never fire, or always.
    private static (string Message, string Hint)? Never(in Bound left, in Bound right)
    {
        var (fact, constant) = left.Fact is not null ? (left.Fact, right.Constant) : (right.Fact, left.Constant);
        if (fact is not { Allowed.Count: > 0 } || constant is not { } value)
        {
            return null;
        }

        IReadOnlyList<FactValue> values = value.Kind == FactKind.List ? value.AsList : [value];
        var odd = values.FirstOrDefault(one => one.Kind == FactKind.Text && one.AsText.Length > 0 && !fact.Allowed.Contains(one.AsText));
        return odd.Kind == FactKind.Text ? ($"{fact.Name} is never {odd}.", Nearest.Hint(odd.AsText, fact.Allowed)) : null;
    }

    private static Code CodeOf(string sign, Code left, Code right, RuleLimits limits) => sign switch
    {
        "==" => frame => Comparisons.Equal(left(frame), right(frame), frame, true),
        "!=" => frame => Comparisons.Equal(left(frame), right(frame), frame, false),
        "<" => Ordering(left, right, static order => order < 0),
        "<=" => Ordering(left, right, static order => order <= 0),
        ">" => Ordering(left, right, static order => order > 0),
        ">=" => Ordering(left, right, static order => order >= 0),
        "in" => frame => Comparisons.In(left(frame), right(frame), frame),
        "+" => frame => Operations.Add(left(frame), right(frame), frame, limits),
        "-" => frame => Operations.Subtract(left(frame), right(frame)),
        "*" => frame => Operations.Multiply(left(frame), right(frame)),
        "/" => frame => Operations.Divide(left(frame), right(frame)),
        _ => frame => Operations.Remainder(left(frame), right(frame)),
    };

    private static Code Ordering(Code left, Code right, Func<int, bool> holds) => frame =>
    {
        var (one, other) = (left(frame), right(frame));
        return Comparisons.Ordered(one, other, frame, out var order) ? Operations.Truth(holds(order)) : frame.Fuel < 0 ? Failures.Fuel : Failures.Operands(one, other);
    };
}
