namespace Oms.Json.Reading;

/// <summary>Where something stands in a text: line and column from 1, the column in characters.</summary>
internal readonly record struct Spot(int Line, int Column);

/// <summary>A value of a document that a person wrote, and where it stands. A closed set.</summary>
internal abstract record JsonNode(Spot Spot)
{
    /// <summary>What people call it.</summary>
    public abstract string Word { get; }
}

/// <summary>An object; keys in the order of the text, each once.</summary>
internal sealed record JsonMap(Spot Spot, IReadOnlyList<JsonField> Fields) : JsonNode(Spot)
{
    public override string Word => "an object";
}

/// <summary>A key with its value.</summary>
internal sealed record JsonField(Spot Spot, string Name, JsonNode Value);

/// <summary>A list.</summary>
internal sealed record JsonList(Spot Spot, IReadOnlyList<JsonNode> Items) : JsonNode(Spot)
{
    public override string Word => "a list";
}

/// <summary>A text; <paramref name="Raw"/> is what stands between the quotes, escapes and all.</summary>
internal sealed record JsonText(Spot Spot, string Value, string Raw) : JsonNode(Spot)
{
    public override string Word => "a text";

    /// <summary>Where a character of the value stands in the document: a text never spans lines, but an escape is longer than what it means.</summary>
    public Spot SpotAt(int offset)
    {
        var (raw, read) = (0, 0);
        while (read < offset && raw < Raw.Length)
        {
            raw += Raw[raw] != '\\' ? 1 : raw + 1 < Raw.Length && Raw[raw + 1] == 'u' ? 6 : 2;
            read++;
        }

        return Spot with { Column = Spot.Column + 1 + raw };
    }
}

/// <summary>A number, exactly as it is written.</summary>
internal sealed record JsonNumber(Spot Spot, decimal Value) : JsonNode(Spot)
{
    public override string Word => "a number";
}

/// <summary>True or false.</summary>
internal sealed record JsonFlag(Spot Spot, bool Value) : JsonNode(Spot)
{
    public override string Word => Value ? "true" : "false";
}

/// <summary>The word null.</summary>
internal sealed record JsonNull(Spot Spot) : JsonNode(Spot)
{
    public override string Word => "null";
}
