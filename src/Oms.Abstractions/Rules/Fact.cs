namespace Oms.Rules;

/// <summary>Something that conditions may ask about, such as <c>order.total</c>. Editors, completion and checks are made of it.</summary>
public sealed record Fact
{
    /// <summary>Dotted name in small letters, such as <c>order.total</c>; at most 100 characters. Conditions write it just so.</summary>
    public required string Name { get; init; }

    /// <summary>Its type. A value of another type is an error of the rule that reads it.</summary>
    public required FactType Type { get; init; }

    /// <summary>What it says, in one sentence for people.</summary>
    public required string Meaning { get; init; }

    /// <summary>Unit of a number, such as <c>g</c> or <c>km</c>; null: none.</summary>
    public string? Unit { get; init; }

    /// <summary>The only values it can have; empty: any. Comparing with another one is a mistake.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>A likely value, for editors to show and to try a condition with.</summary>
    /// <value>Unknown.</value>
    public FactValue Sample { get; init; }
}
