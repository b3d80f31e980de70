using System.Text.RegularExpressions;
using Oms.Core.Tests.Golden;

namespace Oms.Core.Tests.Docs;

/// <summary>
/// Code in the documentation is code that compiles: each block names, behind <c>compile</c>, a file of a project of the solution and is a run of
/// its lines. The compiler holds the file, this test holds the page to it.
/// </summary>
public sealed partial class PageTests
{
    private static readonly string[] Files =
        [Path.Combine(GoldenFile.Root, "README.md"), .. Directory.GetFiles(Path.Combine(GoldenFile.Root, "docs"), "*.md", SearchOption.AllDirectories)];

    public static TheoryData<string> Pages => [.. Files.Select(file => Path.GetRelativePath(GoldenFile.Root, file).Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Code_on_a_page_is_part_of_a_compiled_file(string page)
    {
        foreach (Match block in Block().Matches(Text(page)))
        {
            var source = block.Groups["source"].Value;
            Assert.True(source.Length > 0, $"{page}: a block of C# does not say what compiles it: write ```csharp compile path/of/the/file.cs");
            var lines = Lines(File.ReadAllText(Path.Combine(GoldenFile.Root, source)));
            var wanted = Lines(block.Groups["code"].Value);
            Assert.True(
                Enumerable.Range(0, lines.Count).Any(at => lines.Skip(at).Take(wanted.Count).SequenceEqual(wanted)),
                $"{page}: a block is no longer what stands in {source}:\n{block.Groups["code"].Value}");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_within_the_repository_lead_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(GoldenFile.Root, page))!;
        var broken = Link().Matches(Text(page)).Select(match => match.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, target)));
        Assert.Empty(broken);
    }

    [Fact]
    public void The_read_me_shows_a_first_order_in_code() => Assert.NotEmpty(Block().Matches(Text("README.md")));

    private static string Text(string page) => File.ReadAllText(Path.Combine(GoldenFile.Root, page)).ReplaceLineEndings("\n");

    private static List<string> Lines(string text) => [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    [GeneratedRegex(@"^```csharp(?: compile (?<source>\S+))?\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\(([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
