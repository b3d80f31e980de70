using Oms.Json.Reading;
using Oms.Rules.Types;

namespace Oms.Rules.Compiling;

/// <summary>Lists, maps, and what is in them.</summary>
internal static class Structures
{
    public static Bound List(Binder binder, ListExpression list)
    {
        var items = list.Items.Select(binder.Bind).ToArray();
        var element = items.Length == 0 ? FactType.Any : items.Select(item => item.Type).Aggregate(FactTypes.Either);
        var codes = Array.ConvertAll(items, item => item.Run);
        return Bound.Folded(FactType.List(element), frame => Filled(codes, frame), binder.Limits, items);
    }

    public static Bound Map(Binder binder, MapExpression map)
    {
        var keys = map.Entries.Select(entry => Key(binder, entry.Key)).ToArray();
        var values = map.Entries.Select(entry => binder.Bind(entry.Value)).ToArray();
        var element = values.Length == 0 ? FactType.Any : values.Select(value => value.Type).Aggregate(FactTypes.Either);
        var (keyCodes, valueCodes) = (Array.ConvertAll(keys, key => key.Run), Array.ConvertAll(values, value => value.Run));
        return Bound.Folded(FactType.Map(element), frame => Filled(keyCodes, valueCodes, frame), binder.Limits, [.. keys, .. values]);
    }

    public static Bound Field(Binder binder, FieldExpression field)
    {
        var of = binder.Bind(field.Of);
        var type = of.Type.Kind switch
        {
            FactKind.Any => FactType.Any,
            FactKind.Map => of.Type.Element!,
            FactKind.Record => of.Type.Fields.FirstOrDefault(known => known.Name == field.Field)?.Type,
            _ => null,
        };
        if (type is null)
        {
            return of.Type.Kind == FactKind.Record
                ? binder.Wrong(field, "rule.unknown_fact", $"There is no field '{field.Field}' there.", Nearest.Hint(field.Field, of.Type.Fields.Select(known => known.Name)))
                : binder.Wrong(field, "rule.type", $"A {of.Type} has no field '{field.Field}'.", "Only maps and records have fields; the functions of other values are called with parentheses.");
        }

        var (run, key) = (of.Run, FactValue.Of(field.Field));
        return Bound.Folded(type, frame => At(run(frame), key, frame), binder.Limits, of);
    }

    public static Bound Element(Binder binder, ElementExpression element)
    {
        var of = binder.Bind(element.Of);
        var key = of.Type.Kind == FactKind.List ? binder.Bind(element.Key) : Key(binder, element.Key);
        if (of.Type.Kind is not (FactKind.List or FactKind.Map or FactKind.Record or FactKind.Any))
        {
            return binder.Wrong(element, "rule.type", $"A {of.Type} has no elements.", "Only lists and maps have some.");
        }

        if (of.Type.Kind == FactKind.List && key.Type.Kind is not (FactKind.Number or FactKind.Any))
        {
            return binder.Wrong(element.Key, "rule.type", $"A list has no element at a {key.Type}.", "Write a whole number, the first is 0.");
        }

        var (list, at) = (of.Run, key.Run);
        return Bound.Folded(of.Type.Element ?? FactType.Any, frame => At(list(frame), at(frame), frame), binder.Limits, of, key);
    }

    /// <summary>Whether a map has a key, for <c>has</c>.</summary>
    public static FactValue Has(in FactValue of, in FactValue key) => of.Kind == FactKind.Map
        ? Operations.Truth(of.AsMap.TryGetValue(key, out var value) && IsThere(value))
        : Failures.Operand(of);

    /// <summary>Whether there is something: known, not null, not empty.</summary>
    public static bool IsThere(in FactValue value) => value.Kind switch
    {
        FactKind.Unknown or FactKind.Error or FactKind.Null => false,
        FactKind.Text => value.AsText.Length > 0,
        FactKind.List => value.AsList.Count > 0,
        FactKind.Map => value.AsMap.Count > 0,
        _ => true,
    };

    private static Bound Key(Binder binder, RuleExpression node)
    {
        var key = binder.Bind(node);
        return key.Type.Kind is FactKind.Text or FactKind.Number or FactKind.Bool or FactKind.Any
            ? key
            : binder.Wrong(node, "rule.type", $"A {key.Type} cannot be a key.", "Write a text, a number, true or false.");
    }

    private static FactValue At(in FactValue of, in FactValue key, Frame frame)
    {
        switch (of.Kind)
        {
            case FactKind.List when key.Kind == FactKind.Number:
                var (list, place) = (of.AsList, key.AsNumber);
                return place >= 0 && place < list.Count && place == decimal.Truncate(place) ? list[(int)place] : Failures.NoKey(key);
            case FactKind.Map when key.Kind > FactKind.Error:
                return !Comparisons.Pay(key, frame) ? Failures.Fuel : of.AsMap.TryGetValue(key, out var value) ? value : Failures.NoKey(key);
            default:
                return Failures.Operands(of, key);
        }
    }

    private static FactValue Filled(Code[] items, Frame frame)
    {
        var (list, failed) = (new FactValue[items.Length], FactValue.Null);
        for (var i = 0; i < items.Length; i++)
        {
            list[i] = items[i](frame);
            failed = list[i].Kind <= FactKind.Error ? failed.Kind == FactKind.Null ? list[i] : Failures.Worse(failed, list[i]) : failed;
        }

        return failed.Kind == FactKind.Null ? FactValue.Of(list) : failed;
    }

    private static FactValue Filled(Code[] keys, Code[] values, Frame frame)
    {
        var map = new Dictionary<FactValue, FactValue>(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            var (key, value) = (keys[i](frame), values[i](frame));
            if (key.Kind <= FactKind.Error || value.Kind <= FactKind.Error)
            {
                return Failures.Worse(key, value).Kind <= FactKind.Error && key.Kind <= FactKind.Error ? key : value;
            }

            if (key.Kind is not (FactKind.Text or FactKind.Number or FactKind.Bool))
            {
                return Failures.Operand(key);
            }

            if (!map.TryAdd(key, value))
            {
                return Failures.Of("rule.key_twice", $"The key {key} is there twice.");
            }
        }

        return FactValue.Of(map);
    }
}
