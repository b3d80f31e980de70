using System.Text.RegularExpressions;
using Oms.Json.Reading;
using Oms.Rules.Types;

namespace Oms.Rules.Compiling;

/// <summary>Calls of registered functions: nothing else can be called, whatever a value is.</summary>
internal static class Calls
{
    private const int PartsAStep = 4;
    private const string Macro = "all exists exists_one filter has map";

    public static Bound Bind(Binder binder, CallExpression call)
    {
        if (Macros.IsMacro(call))
        {
            return Macros.Bind(binder, call);
        }

        var nodes = call.On is null ? call.Arguments : [call.On, .. call.Arguments];
        if (call.Function == "matches" && nodes.Count == 2)
        {
            return Matches(binder, call, nodes);
        }

        var named = binder.Catalog.Named(call.Function, call.On is not null);
        if (named.Count == 0)
        {
            return Unknown(binder, call);
        }

        var values = nodes.Select(binder.Bind).ToArray();
        var fitting = named.Where(function => function.Parameters.Count == values.Length && function.Parameters.Zip(values).All(pair => FactTypes.Fits(pair.First, pair.Second.Type))).ToArray();
        if (fitting.Length == 0)
        {
            return binder.Wrong(call, "rule.arguments", $"'{call.Function}' does not take {Listed(values.Select(value => value.Type.ToString()))}.", $"It takes {string.Join(" or ", named.Select(function => Listed(function.Parameters.Select(type => type.ToString()))))}.");
        }

        var result = fitting.Select(function => function.Result).Aggregate(FactTypes.Either);
        var invocation = new Invocation(call.Function, fitting, Array.ConvertAll(values, value => value.Run), binder.Limits);
        var bound = Bound.Folded(result, invocation.Run, binder.Limits, values);
        return bound.Constant is { Kind: FactKind.Error } error && values.All(value => value.Constant is not { Kind: FactKind.Error })
            ? binder.Wrong(call, error.AsError.Code, error.AsError.Message, "Write another value there.")
            : bound;
    }

    // The pattern stands in the text, so that it is checked and compiled once, and nobody chooses it at run time.
    private static Bound Matches(Binder binder, CallExpression call, IReadOnlyList<RuleExpression> nodes)
    {
        var (text, pattern) = (binder.Bind(nodes[0]), binder.Bind(nodes[1]));
        if (text.Type.Kind is not (FactKind.Text or FactKind.Any) || pattern.Constant is not { Kind: FactKind.Text } written)
        {
            return binder.Wrong(nodes[1], "rule.arguments", "'matches' takes a text and a pattern that is written there.", "Write order.postcode.matches('^E[0-9]').");
        }

        if (written.AsText.Length > binder.Limits.Pattern)
        {
            return binder.Wrong(nodes[1], "rule.pattern", FormattableString.Invariant($"The pattern has {written.AsText.Length} characters."), FormattableString.Invariant($"Write at most {binder.Limits.Pattern}."));
        }

        var weight = PatternSize.Of(written.AsText);
        if (weight > binder.Limits.WrittenOut)
        {
            return binder.Wrong(nodes[1], "rule.pattern", FormattableString.Invariant($"The pattern has {weight} parts when its repetitions are written out."), FormattableString.Invariant($"Write at most {binder.Limits.WrittenOut}: * and + cost nothing, {{n}} costs n times what it repeats."));
        }

        try
        {
            var (regex, run) = (new Regex(written.AsText, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), text.Run);
            return Bound.Folded(FactType.Bool, frame => Matched(regex, run(frame), weight, frame), binder.Limits, text);
        }
        catch (Exception refused) when (refused is ArgumentException or NotSupportedException)
        {
            return binder.Wrong(nodes[1], "rule.pattern", $"'{written.AsText}' cannot be used as a pattern.", "Look-around and references back are not available, nor are very large repetitions: " + refused.Message.ReplaceLineEndings(" "));
        }
    }

    // Each part of the pattern for each character is the most that it takes.
    private static FactValue Matched(Regex regex, in FactValue text, long weight, Frame frame) => text.Kind != FactKind.Text
        ? Failures.Operand(text)
        : !frame.Spend((int)(text.AsText.Length * weight / PartsAStep)) ? Failures.Fuel : Operations.Truth(regex.IsMatch(text.AsText));

    private static Bound Unknown(Binder binder, CallExpression call)
    {
        var other = binder.Catalog.Named(call.Function, call.On is null);
        var hint = other.Count > 0
            ? call.On is null ? $"Call it on a value: x.{call.Function}()." : $"Call it with the value in parentheses: {call.Function}(x)."
            : Nearest.Hint(call.Function, binder.Catalog.FunctionNames.Concat(Macro.Split(' ')).Append("matches"));
        return binder.Wrong(call, "rule.unknown_function", $"There is no function '{call.Function}'{(call.On is null ? "" : " on a value")}.", hint);
    }

    private static string Listed(IEnumerable<string> types) => $"({string.Join(", ", types)})";
}
