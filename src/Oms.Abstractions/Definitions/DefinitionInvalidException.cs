namespace Oms.Definitions;

/// <summary>A text cannot be used: every mistake in it is listed, and what was in force stays in force.</summary>
public sealed class DefinitionInvalidException : OmsException
{
    /// <summary>Code of every such exception.</summary>
    public const string InvalidCode = "definition.invalid";

    /// <summary>Names what was refused, and why.</summary>
    /// <param name="what">What it is, such as <c>workflow 'b2b'</c>.</param>
    /// <param name="mistakes">At least one.</param>
    public DefinitionInvalidException(string what, IReadOnlyList<Mistake> mistakes)
        : base(InvalidCode, Describe(what, mistakes))
    {
        Mistakes = mistakes;
    }

    /// <summary>All mistakes, in the order of the text.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; }

    private static string Describe(string what, IReadOnlyList<Mistake> mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        return $"The {what} cannot be used: {string.Join(" ", mistakes)}";
    }
}
