using NodaTime.Text;
using Oms.Json.Reading;
using Oms.Rules.Compiling;
using Oms.Rules.Types;

namespace Oms.Rules.Sets;

/// <summary>Facts as documents write them: by their names, each in the form of its type (amounts as <c>"12.30 GBP"</c>, moments and lengths of time in ISO 8601).</summary>
internal static class ExampleFacts
{
    public static IReadOnlyDictionary<string, FactValue> Read(JsonNode? node, RuleCatalog catalog, MistakeList mistakes)
    {
        var facts = new Dictionary<string, FactValue>(StringComparer.Ordinal);
        if (node is null)
        {
            return facts;
        }

        if (node is not JsonMap map)
        {
            mistakes.Add(node.Spot, "definition.type", $"'facts' is {node.Word}.", "Write an object of facts by their names.");
            return facts;
        }

        foreach (var field in map.Fields)
        {
            if (catalog.Slot(field.Name) is var slot and >= 0)
            {
                facts[field.Name] = Value(field.Value, catalog.Facts[slot].Type, mistakes);
            }
            else
            {
                mistakes.Add(field.Spot, "rule.unknown_fact", $"There is no fact '{field.Name}'.", Nearest.Hint(field.Name, catalog.Facts.Select(fact => fact.Name)));
            }
        }

        return facts;
    }

    public static FactValue Value(JsonNode node, FactType type, MistakeList mistakes)
    {
        var value = (type.Kind, node) switch
        {
            (_, JsonNull) => FactValue.Unknown,
            (FactKind.Bool, JsonFlag flag) => FactValue.Of(flag.Value),
            (FactKind.Number, JsonNumber number) => FactValue.Of(number.Value),
            (FactKind.Text, JsonText text) => FactValue.Of(text.Value),
            (FactKind.Instant, JsonText text) => Times.ReadInstant(text.Value),
            (FactKind.Duration, JsonText text) => DurationPattern.JsonRoundtrip.Parse(text.Value) is { Success: true } parsed ? Times.Of(parsed.Value) : Times.ReadDuration(text.Value),
            (FactKind.Money, JsonText text) => Functions.ShopFunctions.Amount(text.Value),
            (FactKind.List, JsonList list) => FactValue.Of([.. list.Items.Select(item => Value(item, type.Element!, mistakes))]),
            (FactKind.Map, JsonMap map) => FactValue.Map(map.Fields.Select(field => KeyValuePair.Create(field.Name, Value(field.Value, type.Element!, mistakes)))),
            (FactKind.Record, JsonMap map) => FactValue.Map(map.Fields.Select(field => KeyValuePair.Create(field.Name, Field(field, type, mistakes)))),
            _ => Failures.NoValue($"This is {node.Word}, but the fact is {type}."),
        };
        if (value.Kind == FactKind.Error)
        {
            mistakes.Add(node.Spot, "rule.value", value.AsError.Message, type.Kind == FactKind.Money ? "Write an amount such as \"12.30 GBP\"." : $"Write a {type}.");
        }

        return value;
    }

    private static FactValue Field(JsonField field, FactType record, MistakeList mistakes)
    {
        if (record.Fields.FirstOrDefault(known => known.Name == field.Name) is { } known)
        {
            return Value(field.Value, known.Type, mistakes);
        }

        mistakes.Add(field.Spot, "definition.unknown_key", $"There is no field '{field.Name}' there.", Nearest.Hint(field.Name, record.Fields.Select(one => one.Name)));
        return FactValue.Unknown;
    }
}
