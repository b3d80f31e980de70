using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Oms.Storage.EfCore.Model;

/// <summary>A host's texts as one JSON object; none as null.</summary>
internal static class AttributesJson
{
    public static string? Encode(Attributes attributes)
    {
        if (attributes.Count == 0)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (key, value) in attributes)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static Attributes Decode(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Attributes.Empty;
        }

        using var json = JsonDocument.Parse(text);
        return Attributes.Of([.. json.RootElement.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, entry.Value.GetString() ?? ""))]);
    }
}
