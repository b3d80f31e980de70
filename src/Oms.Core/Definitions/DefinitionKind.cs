using NodaTime;
using Oms.Json.Reading;

namespace Oms.Definitions;

/// <summary>Reads the texts of one kind of definition. Pure and thread-safe.</summary>
internal abstract class DefinitionKind
{
    /// <summary>One of <see cref="DefinitionKinds"/>.</summary>
    public abstract string Kind { get; }

    /// <summary>What it is called, such as <c>rule set</c>.</summary>
    public abstract string Word { get; }

    /// <summary>Version that the first publication gets; lower ones come with the code.</summary>
    public virtual int FirstVersion => 1;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The document.</param>
    /// <param name="version">Version it has, or would get.</param>
    /// <param name="mistakes">Gets everything that is wrong with it.</param>
    /// <returns>What was made of it; null with mistakes, unless its id could be read.</returns>
    public abstract DefinitionReading? Read(string text, int version, MistakeList mistakes);

    /// <summary>What can be used but is probably not meant.</summary>
    public virtual IReadOnlyList<Mistake> Remarks(DefinitionReading reading, string text) => [];

    /// <summary>Its own examples, tried.</summary>
    public virtual IReadOnlyList<ExampleResult> Examples(DefinitionReading reading) => [];

    /// <summary>A Mermaid diagram of it.</summary>
    /// <param name="reading">What was made of its text.</param>
    /// <param name="counts">How many orders are in which state; empty: not counted.</param>
    public abstract string Diagram(DefinitionReading reading, IReadOnlyDictionary<string, long> counts);
}

/// <summary>A text that was read.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Identity that it gives itself.</param>
/// <param name="Version">Version it has, or would get.</param>
/// <param name="Value">What was made of it; null: it has mistakes.</param>
internal sealed record DefinitionReading(string Kind, string Id, int Version, object? Value)
{
    /// <summary>From when it wants to be in force; null: from its publication.</summary>
    public Instant? EffectiveFrom { get; init; }
}
