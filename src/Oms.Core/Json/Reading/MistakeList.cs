using Oms.Definitions;

namespace Oms.Json.Reading;

/// <summary>Collects what is wrong with a text, so that all of it is said at once. Of a text that is wrong all over, the first <see cref="Most"/>.</summary>
internal sealed class MistakeList
{
    public const int Most = 100;

    private readonly List<Mistake> _mistakes = [];

    public bool Any => _mistakes.Count > 0;

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<Mistake> All => [.. _mistakes.OrderBy(mistake => mistake.Line).ThenBy(mistake => mistake.Column)];

    public void Add(Spot spot, string code, string message, string hint) =>
        Add(new Mistake { Code = code, Line = spot.Line, Column = spot.Column, Message = message, Hint = hint });

    public void Add(Mistake mistake)
    {
        if (_mistakes.Count < Most)
        {
            _mistakes.Add(mistake);
        }
    }

    /// <exception cref="DefinitionInvalidException">There is a mistake.</exception>
    public void ThrowIfAny(string what)
    {
        if (Any)
        {
            throw new DefinitionInvalidException(what, All);
        }
    }
}
