using System.Text.RegularExpressions;

namespace Oms.Architecture.Tests;

/// <summary>What ARCHITECTURE.md rules, read from the page itself, so that page and tests cannot differ.</summary>
internal static partial class ArchitecturePage
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "ARCHITECTURE.md"));

    public static IReadOnlyDictionary<string, PackageRow> Packages { get; } = Lines
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(PackageRow.Parse)
        .ToDictionary(row => row.Name);

    /// <summary>The row of one package.</summary>
    public static PackageRow RowOf(string package) => Packages.TryGetValue(package, out var row)
        ? row
        : throw new InvalidOperationException($"The package table of ARCHITECTURE.md has no row for {package}.");

    /// <summary>The folders with a sentence, and the namespace of each.</summary>
    public static IReadOnlyDictionary<string, string> Folders { get; } = Lines
        .Select(line => FolderLine().Match(line))
        .Where(match => match.Success)
        .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["home"] is { Success: true } home ? home.Value : "Oms." + match.Groups["name"].Value);

    /// <summary>The files that tell the story, in reading order.</summary>
    public static IReadOnlyList<string> Story { get; } = [.. Lines.Select(line => StoryLine().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)];

    public static int StoryBudget { get; } = Number(StoryBudgetLine());

    public static int LineBudget { get; } = Number(LineBudgetLine());

    /// <summary>What a namespace may show: the common number, or its own where the page gives a reason.</summary>
    public static int TypeBudgetOf(string name) => OwnBudgets.GetValueOrDefault(name, CommonTypeBudget);

    private static readonly int CommonTypeBudget = Number(TypeBudgetLine());

    private static readonly Dictionary<string, int> OwnBudgets = OwnBudgetLine().Matches(string.Join(' ', Lines))
        .ToDictionary(match => match.Groups[1].Value, match => int.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture));

    private static int Number(Regex pattern) =>
        int.Parse(pattern.Match(string.Join(' ', Lines)).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^- `(?<name>\w+)`(?: \(namespace `(?<home>[\w.]+)`\))?: \S")]
    private static partial Regex FolderLine();

    [GeneratedRegex(@"^\d\. `([^`]+)`: \S")]
    private static partial Regex StoryLine();

    [GeneratedRegex(@"Each has at most (\d+) lines")]
    private static partial Regex StoryBudgetLine();

    [GeneratedRegex(@"At most (\d+) public types a namespace")]
    private static partial Regex TypeBudgetLine();

    [GeneratedRegex(@"`(Oms[\w.]*)` may have (\d+)")]
    private static partial Regex OwnBudgetLine();

    [GeneratedRegex(@"A file in `src/` has at most (\d+) lines")]
    private static partial Regex LineBudgetLine();

    /// <summary>A row of the package table.</summary>
    internal sealed partial record PackageRow(string Name, IReadOnlyList<string> MayReference, IReadOnlyList<string> MustNotKnow, string Text)
    {
        public static PackageRow Parse(string line)
        {
            string[] cells = line.Trim('|', ' ').Split('|');
            return new PackageRow(Code().Match(cells[0]).Groups[1].Value, Codes(cells[1]), Codes(cells[2]), line);
        }

        public bool Allows(string reference) => MayReference.Any(pattern => Matches(pattern, reference));

        /// <summary>As <see cref="Allows"/>, or through a package of ours that may be referenced.</summary>
        public bool AllowsThrough(string reference) =>
            Allows(reference)
            || MayReference.Any(pattern => Packages.TryGetValue(pattern, out var other) && (other.Name == reference || other.AllowsThrough(reference)));

        public bool Forbids(string reference) => MustNotKnow.Any(pattern => Matches(pattern, reference));

        private static IReadOnlyList<string> Codes(string cell) => [.. Code().Matches(cell).Select(match => match.Groups[1].Value)];

        private static bool Matches(string pattern, string name) => pattern.EndsWith(".*", StringComparison.Ordinal)
            ? name == pattern[..^2] || name.StartsWith(pattern[..^1], StringComparison.Ordinal)
            : name == pattern;

        [GeneratedRegex("`([^`]+)`")]
        private static partial Regex Code();
    }
}
