using System.Text.Json;
using System.Text.Json.Serialization;

namespace Oms.Json;

internal sealed class SkuConverter : JsonConverter<Sku>
{
    public override Sku Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, Sku value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

internal sealed class LocationCodeConverter : JsonConverter<LocationCode>
{
    public override LocationCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, LocationCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

internal sealed class ChannelCodeConverter : JsonConverter<ChannelCode>
{
    public override ChannelCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, ChannelCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

internal sealed class OrderIdConverter : JsonConverter<OrderId>
{
    public override OrderId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetGuid());

    public override void Write(Utf8JsonWriter writer, OrderId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

internal sealed class AttributesConverter : JsonConverter<Attributes>
{
    public override Attributes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Attributes are an object of texts.");
        }

        var pairs = new List<KeyValuePair<string, string>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            pairs.Add(KeyValuePair.Create(key, reader.GetString() ?? ""));
        }

        return Attributes.Of(pairs);
    }

    public override void Write(Utf8JsonWriter writer, Attributes value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.Count > 0)
        {
            foreach (var (key, text) in value)
            {
                writer.WriteString(key, text);
            }
        }

        writer.WriteEndObject();
    }
}
