using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;
using Oms.Json;

namespace Oms.Rules.Sets;

/// <summary>Writes a rule set in the one form that is stored and compared: keys in a fixed order, what has its default left out.</summary>
internal static class RuleSetWriter
{
    // For people to read: quotes and < stay what they are. The text is never put into a page as it is.
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(RuleSet set)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            Write(json, set);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, RuleSet set)
    {
        json.WriteStartObject();
        json.WriteString("id", set.Id);
        if (set.Version != 0)
        {
            json.WriteNumber("version", set.Version);
        }

        json.WriteString("point", set.Point);
        json.WriteString("hitPolicy", set.HitPolicy == HitPolicy.First ? "first" : "all");
        json.WriteString("owner", set.Owner);
        json.WriteString("reason", set.Reason);
        Optional(json, "effectiveFrom", set.EffectiveFrom is { } from ? InstantPattern.ExtendedIso.Format(from) : null);
        json.WriteStartArray("rows");
        foreach (var row in set.Rows)
        {
            json.WriteStartObject();
            json.WriteString("name", row.Name);
            json.WriteString("when", row.When);
            Actions(json, "then", row.Then);
            Optional(json, "meaning", row.Meaning);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (set.Examples.Count > 0)
        {
            json.WriteStartArray("examples");
            foreach (var example in set.Examples)
            {
                Example(json, example);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Example(Utf8JsonWriter json, RuleExample example)
    {
        json.WriteStartObject();
        json.WriteString("name", example.Name);
        json.WriteStartObject("facts");
        foreach (var (name, value) in example.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(name);
            ValueJson.Write(json, value);
        }

        json.WriteEndObject();
        Texts(json, "rows", example.Rows);
        if (example.Actions is { } actions)
        {
            Actions(json, "actions", actions);
        }

        json.WriteEndObject();
    }

    private static void Actions(Utf8JsonWriter json, string name, IReadOnlyList<RuleAction> actions)
    {
        json.WriteStartArray(name);
        foreach (var action in actions)
        {
            json.WriteStartObject();
            ActionWriter.Write(json, action);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    internal static void Optional(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }
}
