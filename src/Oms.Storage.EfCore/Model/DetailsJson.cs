using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Oms.Storage.EfCore.Model;

/// <summary>What is structured about an item, a location or an order as one JSON object. What is at its default is left out; what a reader does not know it passes over.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ItemDetails))]
[JsonSerializable(typeof(LocationDetails))]
[JsonSerializable(typeof(OrderDetails))]
internal sealed partial class DetailsJson : JsonSerializerContext
{
    /// <summary>The JSON; null where everything is at its default.</summary>
    public static string? Encode<T>(T details, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.Serialize(details, type);
        return json == "{}" ? null : json;
    }

    public static T Decode<T>(string json, JsonTypeInfo<T> type)
        where T : class => JsonSerializer.Deserialize(json, type) ?? throw new JsonException("'null' is no object.");
}
