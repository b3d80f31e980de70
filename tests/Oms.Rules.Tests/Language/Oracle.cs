namespace Oms.Rules.Tests.Language;

/// <summary>
/// The language once more, as plainly as it can be said: walks the tree, knows nothing of compiling, and has one error and one unknown.
/// Counts the parts it visits, which is what fuel is for.
/// </summary>
internal sealed class Oracle(IReadOnlyDictionary<string, FactValue> facts)
{
    public static readonly object Unknown = "unknown!";
    public static readonly object Error = "error!";

    private readonly Dictionary<string, object> _variables = [];

    public int Visited { get; private set; }

    public static object Plain(FactValue value) => value.Kind switch
    {
        FactKind.Unknown => Unknown,
        FactKind.Error => Error,
        FactKind.Bool => value.AsBool,
        FactKind.Number => value.AsNumber,
        FactKind.Text => value.AsText,
        FactKind.List => value.AsList.Select(Plain).ToList(),
        FactKind.Map => value.AsMap.ToDictionary(entry => entry.Key.AsText, entry => Plain(entry.Value)),
        _ => throw new NotSupportedException($"{value.Kind}"),
    };

    public object Evaluate(RuleExpression node)
    {
        Visited++;
        switch (node)
        {
            case FlagExpression flag: return flag.Value;
            case NumberExpression number: return number.Value;
            case TextExpression text: return text.Value;
            case ListExpression list: return Strict([.. list.Items], values => values.ToList());
            case UnaryExpression { Operator: "!" } not: return Strict([not.Operand], values => !(bool)values[0]);
            case ConditionalExpression choice:
                var test = Evaluate(choice.If);
                return test is not bool holds ? test : Evaluate(holds ? choice.Then : choice.Else);
            case BinaryExpression { Operator: "&&" } and: return Settle([() => Evaluate(and.Left), () => Evaluate(and.Right)], false);
            case BinaryExpression { Operator: "||" } or: return Settle([() => Evaluate(or.Left), () => Evaluate(or.Right)], true);
            case BinaryExpression binary: return Strict([binary.Left, binary.Right], values => Binary(binary.Operator, values[0], values[1]));
            case NameExpression name: return _variables.TryGetValue(name.Name, out var variable) ? variable : Fact(name.Name);
            case FieldExpression { Of: NameExpression of } field when !_variables.ContainsKey(of.Name) && !facts.ContainsKey(of.Name): return Fact($"{of.Name}.{field.Field}");
            case FieldExpression field: return Strict([field.Of], values => ((Dictionary<string, object>)values[0]).GetValueOrDefault(field.Field, Error));
            case ElementExpression element: return Strict([element.Of, element.Key], values => Element(values[0], values[1]));
            case CallExpression { On: null, Function: "has" } has: return Has((FieldExpression)has.Arguments[0]);
            case CallExpression { Function: "all" or "exists" or "exists_one" or "map" or "filter" } macro: return Macro(macro);
            case CallExpression call: return Strict(call.On is null ? [.. call.Arguments] : [call.On, .. call.Arguments], values => Call(call.Function, values));
            default: throw new NotSupportedException(node.GetType().Name);
        }
    }

    private object Fact(string name) => facts.TryGetValue(name, out var value) ? Plain(value) : Unknown;

    private object Has(FieldExpression field) => Fact($"{((NameExpression)field.Of).Name}.{field.Field}") is var value && value != Unknown && value is not "";

    private static object Element(object of, object key) => (of, key) switch
    {
        (Dictionary<string, object> map, string name) => map.GetValueOrDefault(name, Error),
        (List<object> items, decimal at) when at >= 0 && at < items.Count && at % 1 == 0 => items[(int)at],
        _ => Error,
    };

    private object Macro(CallExpression call)
    {
        var within = Evaluate(call.On!);
        if (within is not List<object> items)
        {
            return within;
        }

        var name = ((NameExpression)call.Arguments[0]).Name;
        var before = _variables.GetValueOrDefault(name);
        var answers = new List<Func<object>>();
        foreach (var item in items)
        {
            answers.Add(() =>
            {
                _variables[name] = item;
                return Evaluate(call.Arguments[1]);
            });
        }

        var result = call.Function switch
        {
            "all" => Settle(answers, false),
            "exists" => Settle(answers, true),
            _ => Collect(call.Function, items, answers),
        };
        _variables.Remove(name);
        if (before is not null)
        {
            _variables[name] = before;
        }

        return result;
    }

    private static object Collect(string function, List<object> items, List<Func<object>> answers)
    {
        var kept = new List<object>();
        for (var i = 0; i < items.Count; i++)
        {
            var answer = answers[i]();
            if (answer == Unknown || answer == Error)
            {
                return answer;
            }

            if (function == "map")
            {
                kept.Add(answer);
            }
            else if ((bool)answer)
            {
                kept.Add(items[i]);
            }
        }

        return function == "exists_one" ? kept.Count == 1 : kept;
    }

    // Whichever settles it does so; else unknown goes before error.
    private static object Settle(List<Func<object>> answers, bool settled)
    {
        object worst = !settled;
        foreach (var answer in answers)
        {
            var value = answer();
            if (value is bool truth)
            {
                if (truth == settled)
                {
                    return settled;
                }
            }
            else if (worst != Unknown)
            {
                worst = value;
            }
        }

        return worst;
    }

    private object Strict(RuleExpression[] parts, Func<object[], object> compute)
    {
        var values = parts.Select(Evaluate).ToArray();
        return values.Contains(Unknown) ? Unknown : values.Contains(Error) ? Error : compute(values);
    }

    private static object Binary(string sign, object left, object right)
    {
        try
        {
            return (sign, left, right) switch
            {
                ("==", _, _) => left.Equals(right),
                ("!=", _, _) => !left.Equals(right),
                ("in", _, List<object> items) => items.Contains(left),
                ("<", string one, string other) => string.CompareOrdinal(one, other) < 0,
                (">=", string one, string other) => string.CompareOrdinal(one, other) >= 0,
                ("<", decimal one, decimal other) => one < other,
                ("<=", decimal one, decimal other) => one <= other,
                (">", decimal one, decimal other) => one > other,
                (">=", decimal one, decimal other) => one >= other,
                ("+", decimal one, decimal other) => one + other,
                ("-", decimal one, decimal other) => one - other,
                ("*", decimal one, decimal other) => one * other,
                ("/", decimal one, decimal other) => one / other,
                ("%", decimal one, decimal other) => one % other,
                _ => Error,
            };
        }
        catch (Exception e) when (e is DivideByZeroException or OverflowException)
        {
            return Error;
        }
    }

    private static object Call(string function, object[] values) => (function, values[0]) switch
    {
        ("size", string text) => (decimal)text.Length,
        ("size", List<object> items) => (decimal)items.Count,
        ("contains", string text) => text.Contains((string)values[1], StringComparison.Ordinal),
        ("startsWith", string text) => text.StartsWith((string)values[1], StringComparison.Ordinal),
        ("endsWith", string text) => text.EndsWith((string)values[1], StringComparison.Ordinal),
        _ => Error,
    };
}
