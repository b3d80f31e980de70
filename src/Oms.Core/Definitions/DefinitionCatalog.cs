using System.Collections.Frozen;
using Oms.Json.Reading;

namespace Oms.Definitions;

/// <summary>The kinds of definitions, and those that come with the code.</summary>
internal sealed class DefinitionCatalog
{
    private readonly FrozenDictionary<string, DefinitionKind> _kinds;

    /// <exception cref="OmsException">A definition that comes with the code has mistakes, or is there twice.</exception>
    public DefinitionCatalog(IEnumerable<DefinitionKind> kinds, IEnumerable<DefinitionText> texts)
    {
        _kinds = kinds.ToFrozenDictionary(kind => kind.Kind, StringComparer.Ordinal);
        var own = new List<OwnDefinition>();
        foreach (var text in texts)
        {
            var mistakes = new MistakeList();
            var reading = Of(text.Kind).Read(text.Text, 0, mistakes);
            mistakes.ThrowIfAny($"{Of(text.Kind).Word} '{reading?.Id}' that comes with the code");
            own.Add(new OwnDefinition(reading!, text.Text));
        }

        if (own.CountBy(one => (one.Reading.Kind, one.Reading.Id)).FirstOrDefault(count => count.Value > 1) is { Value: > 1 } twice)
        {
            throw new OmsException("definition.twice", $"The {Of(twice.Key.Kind).Word} '{twice.Key.Id}' is registered {twice.Value} times: keep one.");
        }

        Own = own;
    }

    /// <summary>Definitions that come with the code: in force unless one of their id is published.</summary>
    public IReadOnlyList<OwnDefinition> Own { get; }

    public IEnumerable<DefinitionKind> Kinds => _kinds.Values.OrderBy(kind => kind.Kind, StringComparer.Ordinal);

    /// <exception cref="OmsException"><c>definition.unknown_kind</c>.</exception>
    public DefinitionKind Of(string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return _kinds.TryGetValue(kind, out var found)
            ? found
            : throw new OmsException("definition.unknown_kind", $"There is no kind of definition '{kind}': there are {string.Join(", ", _kinds.Keys.Order(StringComparer.Ordinal))}.");
    }
}

/// <summary>A definition that comes with the code.</summary>
/// <param name="Reading">What was made of it.</param>
/// <param name="Text">The document.</param>
internal sealed record OwnDefinition(DefinitionReading Reading, string Text);
