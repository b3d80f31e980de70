using Oms.Rules.Types;

namespace Oms.Rules.Compiling;

/// <summary>A call at run time: the overload is chosen by the values, because types may be open until then.</summary>
internal sealed class Invocation(string name, RuleFunction[] overloads, Code[] arguments, RuleLimits limits)
{
    public FactValue Run(Frame frame)
    {
        var (values, failed) = (new FactValue[arguments.Length], FactValue.Null);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i](frame);
            failed = values[i].Kind > FactKind.Error ? failed : failed.Kind == FactKind.Null ? values[i] : Failures.Worse(failed, values[i]);
        }

        if (failed.Kind != FactKind.Null)
        {
            return failed;
        }

        foreach (var value in values)
        {
            if (value.Kind == FactKind.Text ? !frame.SpendCharacters(value.AsText.Length) : value.Kind == FactKind.List && !frame.Spend(value.AsList.Count))
            {
                return Failures.Fuel;
            }
        }

        return Array.Find(overloads, function => Takes(function, values)) is { } chosen
            ? Checked(chosen, Call(chosen, values))
            : Failures.Of("rule.no_overload", $"'{name}' does not take {string.Join(", ", values)}.");
    }

    private static bool Takes(RuleFunction function, FactValue[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!FactTypes.Has(function.Parameters[i], values[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static FactValue Call(RuleFunction function, FactValue[] values)
    {
        try
        {
            return function.Body(values);
        }
        catch (OverflowException)
        {
            return Failures.Overflow;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A host's function must not stop the decision.
            return Failures.Of("rule.function", $"'{function.Name}' failed: {error.Message}");
        }
    }

    private FactValue Checked(RuleFunction function, in FactValue result) => result.Kind switch
    {
        FactKind.Unknown or FactKind.Error => result,
        FactKind.Text when result.AsText.Length > limits.Made => Failures.TooLarge,
        FactKind.List when result.AsList.Count > limits.List => Failures.TooLarge,
        _ => FactTypes.Has(function.Result, result) ? result : Failures.Of("rule.function", $"'{function.Name}' gave {result}, which is no {function.Result}."),
    };
}
