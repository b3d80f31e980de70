using Oms.Rules.Syntax;

namespace Oms.Rules.Compiling;

/// <summary>What looks like a call but binds a name or does not evaluate all of its arguments.</summary>
internal static class Macros
{
    public static bool IsMacro(CallExpression call) => call.On is null ? call.Function == "has" : call.Function is "all" or "exists" or "exists_one" or "map" or "filter";

    public static Bound Bind(Binder binder, CallExpression call) => call.Function == "has" ? Has(binder, call) : Loop(binder, call);

    private static Bound Has(Binder binder, CallExpression call)
    {
        if (call.Arguments is not [FieldExpression or NameExpression or ElementExpression])
        {
            return binder.Wrong(call, "rule.arguments", "'has' asks whether a fact or a field is there.", "Write has(order.tier).");
        }

        if (binder.FactOf(call.Arguments[0]) is { } fact)
        {
            var slot = binder.Catalog.Slot(fact.Name);
            return new Bound(FactType.Bool, frame => frame.Facts[slot] is { Kind: FactKind.Error } error ? error : Operations.Truth(Structures.IsThere(frame.Facts[slot])));
        }

        var (node, key) = call.Arguments[0] switch
        {
            FieldExpression field => (field.Of, (RuleExpression)new TextExpression(field.Field) { At = field.At }),
            ElementExpression element => (element.Of, element.Key),
            var name => (name, null!),
        };
        binder.Bind(call.Arguments[0]);
        if (key is null)
        {
            return binder.Wrong(call, "rule.arguments", "'has' asks whether a fact or a field is there.", "Write has(line.tags).");
        }

        var (of, at) = (binder.Bind(node), binder.Bind(key));
        var (map, name2) = (of.Run, at.Run);
        return Bound.Folded(FactType.Bool, frame => Structures.Has(map(frame), name2(frame)), binder.Limits, of, at);
    }

    private static Bound Loop(Binder binder, CallExpression call)
    {
        var range = binder.Bind(call.On!);
        if (call.Arguments is not ([NameExpression, _] or [NameExpression, _, _]) || (call.Arguments.Count == 3 && call.Function != "map"))
        {
            return binder.Wrong(call, "rule.arguments", $"'{call.Function}' takes a name for the element and what to say of it.", $"Write {call.Function}(x, x > 1).");
        }

        if (range.Type.Kind is not (FactKind.List or FactKind.Map or FactKind.Any))
        {
            return binder.Wrong(call, "rule.type", $"'{call.Function}' takes a list or a map, this is {range.Type}.", "Call it on a list, such as order.lines.");
        }

        var name = ((NameExpression)call.Arguments[0]).Name;
        var element = range.Type.Kind == FactKind.List ? range.Type.Element! : FactType.Any;
        var (body, local) = binder.Within(name, element, call.Arguments[^1]);
        var condition = call.Arguments.Count == 3 ? binder.Within(name, element, call.Arguments[1]).Body : body;
        if (call.Function != "map" || call.Arguments.Count == 3)
        {
            var truth = call.Arguments.Count == 3 ? condition : body;
            if (truth.Type.Kind is not (FactKind.Bool or FactKind.Any))
            {
                return binder.Wrong(call.Arguments[1], "rule.type", $"'{call.Function}' needs something true or false of the element, this is {truth.Type}.", "Compare it with something, such as == or <.");
            }
        }

        var loop = new Loop(range.Run, condition.Run, body.Run, local, 1 + call.Arguments.Skip(1).Sum(Nodes.Count), binder.Limits);
        return call.Function switch
        {
            "all" => new Bound(FactType.Bool, frame => loop.Settle(frame, settled: false)),
            "exists" => new Bound(FactType.Bool, frame => loop.Settle(frame, settled: true)),
            "exists_one" => new Bound(FactType.Bool, loop.One),
            "filter" => new Bound(FactType.List(element), loop.Filter),
            _ => new Bound(FactType.List(body.Type), call.Arguments.Count == 3 ? loop.MapSome : loop.Map),
        };
    }
}
