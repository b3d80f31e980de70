using System.Text.RegularExpressions;
using Oms.Core.Tests.Golden;

namespace Oms.Core.Tests.Docs;

/// <summary>Every code that the sources give to an error has its section in docs/errors.md, and every section its code.</summary>
public sealed partial class ErrorPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(GoldenFile.Root, "docs", "errors.md"));
    private static readonly string[] Sources =
    [
        .. Directory.EnumerateFiles(Path.Combine(GoldenFile.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "Migrations" or "Oms.Conformance" or "Oms.Testing"))
            .Select(File.ReadAllText),
    ];

    [Fact]
    public void Every_code_of_the_sources_has_a_section()
    {
        var thrown = Codes().ToHashSet();
        Assert.True(thrown.Count > 90, $"Only {thrown.Count} codes were found: the pattern no longer fits the sources.");
        Assert.Empty(thrown.Except(Sections()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_section_is_a_code_of_the_sources_and_has_its_anchor()
    {
        var known = Codes().ToHashSet();
        Assert.Empty(Sections().Where(section => !known.Contains(section) && !Sources.Any(text => text.Contains($"\"{section}\"", StringComparison.Ordinal))));
        Assert.Equal(Sections(), Anchor().Matches(Page).Select(match => match.Groups[1].Value));
        Assert.Equal(Sections().Count, Sections().Distinct().Count());
    }

    [Fact]
    public void An_error_names_its_section() => Assert.Equal("docs/errors.md#store.busy", new OmsException("store.busy", "").HelpLink);

    private static List<string> Sections() => [.. Heading().Matches(Page).Select(match => match.Groups[1].Value)];

    private static IEnumerable<string> Codes()
    {
        foreach (var text in Sources)
        {
            foreach (Match call in Call().Matches(text))
            {
                foreach (Match code in Literal().Matches(Arguments(text, call.Index + call.Length)))
                {
                    yield return code.Groups[1].Value;
                }
            }

            foreach (Match kind in NotFound().Matches(text))
            {
                yield return $"{kind.Groups[1].Value}.not_found";
            }

            foreach (Match constant in Constant().Matches(text))
            {
                yield return constant.Groups[1].Value;
            }
        }
    }

    /// <summary>From behind an opening bracket to the one that closes it.</summary>
    private static string Arguments(string text, int from)
    {
        var depth = 1;
        var at = from;
        for (; at < text.Length && depth > 0; at++)
        {
            depth += text[at] switch { '(' => 1, ')' => -1, _ => 0 };
        }

        return text[from..at];
    }

    [GeneratedRegex(@"(?<!\w)(?:OmsException|StoreException|ValidationFailedException|Finding|Refused|Text\.Code|Text\.Free|base|Rejected(?:<[^>]*>)?|FileProblem|Add|Check)\(")]
    private static partial Regex Call();

    [GeneratedRegex("\"([a-z]+(?:_[a-z]+)*\\.[a-z]+(?:_[a-z]+)*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("NotFoundException\\(\"([a-z_]+)\"")]
    private static partial Regex NotFound();

    [GeneratedRegex("(?:const string \\w+ = \"(?=store\\.)|string code = \")([a-z]+\\.[a-z_]+)\"")]
    private static partial Regex Constant();

    [GeneratedRegex(@"^### (\S+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^<a id=\"([^\"]+)\"></a>$", RegexOptions.Multiline)]
    private static partial Regex Anchor();
}
