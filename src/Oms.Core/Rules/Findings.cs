using Oms.Definitions;

namespace Oms.Rules;

/// <summary>Something wrong with a condition, at a character of its text counted from 0.</summary>
internal readonly record struct Finding(int At, string Code, string Message, string Hint);

/// <summary>Collects what is wrong with one condition.</summary>
internal sealed class Findings
{
    private readonly List<Finding> _found = [];

    public bool Any => _found.Count > 0;

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<Finding> All => [.. _found.OrderBy(finding => finding.At)];

    public void Add(int at, string code, string message, string hint) => _found.Add(new Finding(at, code, message, hint));

    /// <summary>As mistakes of a text that stands by itself.</summary>
    public IReadOnlyList<Mistake> In(string text) => [.. All.Select(finding => Of(finding, text))];

    private static Mistake Of(in Finding finding, string text)
    {
        var before = text.AsSpan(0, Math.Min(finding.At, text.Length));
        return new Mistake
        {
            Code = finding.Code,
            Line = before.Count('\n') + 1,
            Column = before.Length - before.LastIndexOf('\n'),
            Message = finding.Message,
            Hint = finding.Hint,
        };
    }
}
