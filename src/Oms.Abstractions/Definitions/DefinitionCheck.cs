namespace Oms.Definitions;

/// <summary>What is known of a text before it is published.</summary>
public sealed record DefinitionCheck
{
    /// <summary>Identity that the text gives itself; null: it cannot be read that far.</summary>
    public string? Id { get; init; }

    /// <summary>What keeps it from being used.</summary>
    public required IReadOnlyList<Mistake> Mistakes { get; init; }

    /// <summary>What can be used but is probably not meant: a row that never fires, a condition that always holds.</summary>
    public IReadOnlyList<Mistake> Remarks { get; init; } = [];

    /// <summary>Its own examples, tried.</summary>
    public IReadOnlyList<ExampleResult> Examples { get; init; } = [];

    /// <summary>Whether it may be published: no mistake, and every example comes out as it says.</summary>
    public bool Passes => Mistakes.Count == 0 && Examples.All(example => example.Passes);
}

/// <summary>What became of an example inside a definition.</summary>
/// <param name="Name">The example's name.</param>
/// <param name="Passes">Whether it came out as it says.</param>
/// <param name="Message">What came out instead, in words; null where it passes.</param>
public sealed record ExampleResult(string Name, bool Passes, string? Message = null);

/// <summary>Asks what a text would have made of past orders.</summary>
public sealed record SimulateDefinition
{
    /// <summary>What it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Identity within its kind: its draft is tried. Not needed beside <see cref="Text"/>.</summary>
    public string? Id { get; init; }

    /// <summary>The text to try; null: the draft.</summary>
    public string? Text { get; init; }

    /// <summary>How many of the last orders, 1 to 1,000,000.</summary>
    /// <value>1,000.</value>
    public int Orders { get; init; } = 1000;

    /// <summary>Most differences to name; all are counted.</summary>
    /// <value>100; 0 to 10,000.</value>
    public int Differences { get; init; } = 100;
}

/// <summary>What a text would have made of past orders, beside what is in force.</summary>
public sealed record SimulationReport
{
    /// <summary>Orders that were looked at.</summary>
    public required long Orders { get; init; }

    /// <summary>Orders that it treats otherwise.</summary>
    public required long Different { get; init; }

    /// <summary>The first of them, the newest order first.</summary>
    public IReadOnlyList<SimulatedDifference> Differences { get; init; } = [];

    /// <summary>How many orders meet which row, state or location, by its name.</summary>
    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>();
}

/// <summary>An order that is treated otherwise.</summary>
/// <param name="Order">The order.</param>
/// <param name="Number">Its number.</param>
/// <param name="Now">What is in force makes of it, in words.</param>
/// <param name="Then">What the text makes of it, in words.</param>
public sealed record SimulatedDifference(OrderId Order, string Number, string Now, string Then);

/// <summary>How far a simulation or migration is.</summary>
/// <param name="Done">Orders done.</param>
/// <param name="Total">Orders in all; null: not yet known.</param>
/// <param name="PerSecond">Orders a second so far.</param>
public sealed record DefinitionProgress(long Done, long? Total, double PerSecond);
