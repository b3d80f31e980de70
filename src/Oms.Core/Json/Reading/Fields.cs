using NodaTime;
using NodaTime.Text;

namespace Oms.Json.Reading;

/// <summary>Reads the keys of an object: what has the wrong type, what is missing and, in the end, what nobody asked for is a mistake each.</summary>
internal sealed class Fields
{
    private readonly JsonMap? _map;
    private readonly MistakeList _mistakes;
    private readonly string _what;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <param name="node">Should be an object; anything else is a mistake, and then no key is there.</param>
    /// <param name="what">What it is, for people: <c>a state</c>.</param>
    /// <param name="mistakes">Where mistakes go.</param>
    public Fields(JsonNode node, string what, MistakeList mistakes)
    {
        (_map, _what, _mistakes, Spot) = (node as JsonMap, what, mistakes, node.Spot);
        if (_map is null)
        {
            Wrong(node, what, "an object");
        }
    }

    public Spot Spot { get; }

    /// <summary>Whether it was an object at all.</summary>
    public bool IsObject => _map is not null;

    public JsonField? Field(string name)
    {
        _asked.Add(name);
        return _map?.Fields.FirstOrDefault(field => field.Name == name && field.Value is not JsonNull);
    }

    /// <summary>Where a key's value stands; the object's own place where the key is missing.</summary>
    public Spot SpotOf(string name) => _map?.Fields.FirstOrDefault(field => field.Name == name)?.Value.Spot ?? Spot;

    public JsonText? TextNode(string name, bool required = false) => Of<JsonText>(name, required, "a text");

    public string? Text(string name, bool required = false, int most = 500)
    {
        var node = TextNode(name, required);
        if (node is not null && (node.Value.Length > most || (required && string.IsNullOrWhiteSpace(node.Value))))
        {
            _mistakes.Add(node.Spot, "definition.text", $"'{name}' has {node.Value.Length} characters.", FormattableString.Invariant($"Write 1 to {most}."));
            return null;
        }

        return node?.Value;
    }

    public decimal? Number(string name, bool required = false) => Of<JsonNumber>(name, required, "a number")?.Value;

    public long? Whole(string name, long least, long most, bool required = false)
    {
        if (Number(name, required) is not { } number)
        {
            return null;
        }

        if (number == decimal.Truncate(number) && number >= least && number <= most)
        {
            return (long)number;
        }

        _mistakes.Add(SpotOf(name), "definition.number", FormattableString.Invariant($"'{name}' is {number}."), FormattableString.Invariant($"Write a whole number from {least} to {most}."));
        return null;
    }

    public bool? Flag(string name, bool required = false) => Of<JsonFlag>(name, required, "true or false")?.Value;

    public IReadOnlyList<JsonNode> List(string name, bool required = false) => Of<JsonList>(name, required, "a list")?.Items ?? [];

    /// <summary>A list of texts; others in it are mistakes.</summary>
    public IReadOnlyList<JsonText> Texts(string name, bool required = false)
    {
        var texts = new List<JsonText>();
        foreach (var item in List(name, required))
        {
            if (item is JsonText text)
            {
                texts.Add(text);
            }
            else
            {
                Wrong(item, $"an entry of '{name}'", "a text");
            }
        }

        return texts;
    }

    /// <summary>One of some words, any case.</summary>
    public TEnum? Word<TEnum>(string name, bool required = false)
        where TEnum : struct, Enum
    {
        if (TextNode(name, required) is not { } node)
        {
            return null;
        }

        if (Array.Find(Enum.GetNames<TEnum>(), known => string.Equals(known, node.Value, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return Enum.Parse<TEnum>(found);
        }

        _mistakes.Add(node.Spot, "definition.word", $"'{node.Value}' is no {name}.", Nearest.Hint(node.Value, Enum.GetNames<TEnum>().Select(Lower)));
        return null;
    }

    /// <summary>A positive length of time in ISO 8601: <c>PT30M</c>, <c>PT4H</c>, <c>P2D</c> (a day is 24 hours). At most ten years.</summary>
    public Duration? Time(string name, bool required = false)
    {
        if (TextNode(name, required) is not { } node)
        {
            return null;
        }

        var parsed = PeriodPattern.NormalizingIso.Parse(node.Value);
        if (parsed.Success && parsed.Value is { Months: 0, Years: 0 } period && period.ToDuration() is var time && time > Duration.Zero && time <= Duration.FromDays(3653))
        {
            return time;
        }

        _mistakes.Add(node.Spot, "definition.time", $"'{node.Value}' is no length of time that can be waited for.", "Write a positive one in ISO 8601 without months or years, such as PT30M, PT4H or P2D.");
        return null;
    }

    /// <summary>An instant in ISO 8601, UTC: <c>2026-11-26T09:00:00Z</c>.</summary>
    public Instant? Moment(string name)
    {
        if (TextNode(name) is not { } node)
        {
            return null;
        }

        if (InstantPattern.ExtendedIso.Parse(node.Value) is { Success: true } parsed)
        {
            return parsed.Value;
        }

        _mistakes.Add(node.Spot, "definition.moment", $"'{node.Value}' is no moment.", "Write it in UTC, such as 2026-11-26T09:00:00Z.");
        return null;
    }

    /// <summary>Every key that nobody asked for is a mistake.</summary>
    public void Done()
    {
        foreach (var field in _map?.Fields ?? [])
        {
            if (!_asked.Contains(field.Name))
            {
                _mistakes.Add(field.Spot, "definition.unknown_key", $"{Capital(_what)} has no key '{field.Name}'.", Nearest.Hint(field.Name, _asked));
            }
        }
    }

    private static string Lower(string word) => char.ToLowerInvariant(word[0]) + word[1..];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private TNode? Of<TNode>(string name, bool required, string word)
        where TNode : JsonNode
    {
        var field = Field(name);
        if (field is null && required && IsObject)
        {
            _mistakes.Add(Spot, "definition.missing", $"{Capital(_what)} needs the key '{name}'.", $"Write {word} there.");
        }

        if (field is not null && field.Value is not TNode)
        {
            Wrong(field.Value, $"'{name}'", word);
        }

        return field?.Value as TNode;
    }

    private void Wrong(JsonNode node, string what, string word) =>
        _mistakes.Add(node.Spot, "definition.type", $"{Capital(what)} is {node.Word}.", $"Write {word}.");
}
