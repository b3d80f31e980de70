using System.Text.Json.Serialization.Metadata;

namespace Oms.Json.Reading;

/// <summary>Finds the keys of a document that a type does not have: what is written by hand is not passed over in silence.</summary>
internal static class KnownKeys
{
    public static void Check(JsonNode node, JsonTypeInfo type, string what, MistakeList mistakes)
    {
        switch (node, type.Kind)
        {
            case (JsonMap map, JsonTypeInfoKind.Object):
                foreach (var field in map.Fields)
                {
                    Check(field, type, what, mistakes);
                }

                break;
            case (JsonMap map, JsonTypeInfoKind.Dictionary) when type.ElementType is { } element:
                foreach (var field in map.Fields)
                {
                    Check(field.Value, OmsJson.Info(element), what, mistakes);
                }

                break;
            case (JsonList list, JsonTypeInfoKind.Enumerable) when type.ElementType is { } element:
                foreach (var item in list.Items)
                {
                    Check(item, OmsJson.Info(element), what, mistakes);
                }

                break;
        }
    }

    private static void Check(JsonField field, JsonTypeInfo type, string what, MistakeList mistakes)
    {
        var property = type.Properties.FirstOrDefault(known => known.Name == field.Name);
        if (property is not null)
        {
            Check(field.Value, OmsJson.Info(property.PropertyType), what, mistakes);
            return;
        }

        mistakes.Add(field.Spot, "definition.unknown_key", $"There is no key '{field.Name}' in {what} here.", Nearest.Hint(field.Name, type.Properties.Select(known => known.Name)));
    }
}
