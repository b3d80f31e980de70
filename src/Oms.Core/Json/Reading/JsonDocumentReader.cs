using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Oms.Json.Reading;

/// <summary>
/// Reads a document that a person wrote and keeps where everything stands. Strict: no comments, no key twice, numbers that a decimal holds
/// exactly. A document that is too long, too deep or has too many values is refused before it is read further.
/// </summary>
internal sealed class JsonDocumentReader
{
    public const int MaxLength = 256 * 1024;
    public const int MaxDepth = 24;
    public const int MaxValues = 20_000;

    private readonly byte[] _bytes;
    private readonly int[] _lines;
    private readonly MistakeList _mistakes;
    private int _values;

    private JsonDocumentReader(byte[] bytes, MistakeList mistakes)
    {
        _bytes = bytes;
        _mistakes = mistakes;
        _lines = [0, .. Enumerable.Range(0, bytes.Length).Where(at => bytes[at] == '\n').Select(at => at + 1)];
    }

    /// <returns>The document; null where it cannot be read at all, which is then among the mistakes.</returns>
    public static JsonNode? Read(string text, MistakeList mistakes)
    {
        if (text.Length > MaxLength)
        {
            mistakes.Add(new Spot(1, 1), "json.too_long", $"The document has {text.Length} characters.", $"Write at most {MaxLength}.");
            return null;
        }

        var reader = new JsonDocumentReader(Encoding.UTF8.GetBytes(text), mistakes);
        return reader.Read();
    }

    private JsonNode? Read()
    {
        var json = new Utf8JsonReader(_bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            json.Read();
            var root = Value(ref json);

            // What stands behind the document is an error of its own.
            json.Read();
            return root;
        }
        catch (JsonException error)
        {
            var line = (int)(error.LineNumber ?? 0);
            var at = Math.Min(_bytes.Length, _lines[Math.Min(line, _lines.Length - 1)] + (int)(error.BytePositionInLine ?? 0));
            _mistakes.Add(SpotOf(at), "json.invalid", "This is not JSON: " + error.Message.Split(" LineNumber")[0], "Check quotes, commas and brackets before this place; comments and a comma behind the last value are not allowed.");
            return null;
        }
        catch (TooManyValuesException)
        {
            _mistakes.Add(new Spot(1, 1), "json.too_many", $"The document has more than {MaxValues} values.", "Split it, or drop what is not needed.");
            return null;
        }
    }

    private JsonNode Value(ref Utf8JsonReader json)
    {
        if (++_values > MaxValues)
        {
            throw new TooManyValuesException();
        }

        var spot = SpotOf((int)json.TokenStartIndex);
        return json.TokenType switch
        {
            JsonTokenType.StartObject => Map(ref json, spot),
            JsonTokenType.StartArray => List(ref json, spot),
            JsonTokenType.String => Text(ref json, spot),
            JsonTokenType.Number => Number(ref json, spot),
            JsonTokenType.True or JsonTokenType.False => new JsonFlag(spot, json.TokenType == JsonTokenType.True),
            _ => new JsonNull(spot),
        };
    }

    private JsonMap Map(ref Utf8JsonReader json, Spot spot)
    {
        var fields = new List<JsonField>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var at = SpotOf((int)json.TokenStartIndex);
            var name = Unescaped(ref json, at);
            json.Read();
            var value = Value(ref json);
            if (names.Add(name))
            {
                fields.Add(new JsonField(at, name, value));
            }
            else
            {
                _mistakes.Add(at, "json.twice", $"The key '{name}' is there twice.", "Keep one.");
            }
        }

        return new JsonMap(spot, fields);
    }

    private JsonList List(ref Utf8JsonReader json, Spot spot)
    {
        var items = new List<JsonNode>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value(ref json));
        }

        return new JsonList(spot, items);
    }

    private JsonText Text(ref Utf8JsonReader json, Spot spot) => new(spot, Unescaped(ref json, spot), Encoding.UTF8.GetString(json.ValueSpan));

    private string Unescaped(ref Utf8JsonReader json, Spot spot)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            _mistakes.Add(spot, "json.invalid", "The text holds half of a character.", "Write the character itself, or both halves of its escape.");
            return "";
        }
    }

    private JsonNumber Number(ref Utf8JsonReader json, Spot spot)
    {
        var raw = Encoding.UTF8.GetString(json.ValueSpan);
        if (decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return new JsonNumber(spot, value);
        }

        _mistakes.Add(spot, "json.number", "The number is too large.", "Write one of at most 28 digits.");
        return new JsonNumber(spot, 0);
    }

    private Spot SpotOf(int at)
    {
        var line = Array.BinarySearch(_lines, at);
        line = line < 0 ? ~line - 1 : line;
        return new Spot(line + 1, Encoding.UTF8.GetCharCount(_bytes, _lines[line], at - _lines[line]) + 1);
    }

    private sealed class TooManyValuesException : Exception;
}
