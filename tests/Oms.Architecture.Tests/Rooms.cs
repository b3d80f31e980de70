using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Oms.Architecture.Tests;

/// <summary>The first folders below a project, and who uses whom, read from what the compiler made: a name in a comment or an equal name elsewhere is no use.</summary>
internal sealed partial class Rooms
{
    private readonly Dictionary<string, string> _home;
    private readonly Dictionary<string, Dictionary<string, SortedSet<string>>> _uses = [];

    private Rooms(Dictionary<string, string> home) => _home = home;

    public static Rooms Of(string project)
    {
        var rooms = new Rooms(Homes(project));
        using var module = ModuleDefinition.ReadModule(Shipped.Load(project).Location);
        foreach (var type in module.GetTypes())
        {
            if (rooms.RoomOf(type) is { } room)
                rooms.Add(room, Outermost(type).Name, TypeUses.Of(type));
        }

        return rooms;
    }

    /// <summary>What one room uses of another, as <c>user → used</c>; empty: nothing.</summary>
    public IEnumerable<string> Between(string from, string to) =>
        _uses.TryGetValue(from, out var used) && used.TryGetValue(to, out var names) ? names : [];

    /// <summary>Rooms that reach each other, a set each.</summary>
    public IEnumerable<IReadOnlyList<string>> Circles() => _uses.Keys
        .Select(room => (IReadOnlyList<string>)[.. Reach(room).Where(other => Reach(other).Contains(room)).Order(StringComparer.Ordinal)])
        .Where(circle => circle.Count > 1)
        .DistinctBy(circle => circle[0]);

    private HashSet<string> Reach(string from)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([from]);
        while (open.TryPop(out string? room))
        {
            foreach (string next in _uses.GetValueOrDefault(room)?.Keys.Where(reached.Add) ?? [])
                open.Push(next);
        }

        return reached;
    }

    private void Add(string room, string user, IEnumerable<TypeReference> used)
    {
        var mine = _uses.TryGetValue(room, out var known) ? known : _uses[room] = [];
        foreach (var type in used)
        {
            if (RoomOf(type) is { } other && other != room)
                (mine.TryGetValue(other, out var names) ? names : mine[other] = new SortedSet<string>(StringComparer.Ordinal)).Add($"{user} → {Outermost(type).Name}");
        }
    }

    private string? RoomOf(TypeReference type)
    {
        var outer = Outermost(type);
        return _home.GetValueOrDefault($"{outer.Namespace}.{outer.Name.Split('`')[0]}");
    }

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    /// <summary>Top-level types by full name; files beside the project file are the room <c>.</c>.</summary>
    private static Dictionary<string, string> Homes(string project)
    {
        var home = new Dictionary<string, string>();
        foreach (string file in Repository.SourceFiles().Where(file => file.Split('/')[1] == project))
        {
            string[] parts = file.Split('/');
            string text = File.ReadAllText(Path.Combine(Repository.Root, file));
            foreach (Match type in TopLevelType().Matches(text))
                home[$"{NamespaceLine().Match(text).Groups[1].Value}.{type.Groups[1].Value}"] = parts.Length > 3 ? parts[2] : ".";
        }

        return home;
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    // At the line's beginning: what is nested belongs to its outermost type.
    [GeneratedRegex(@"^[a-z][^/\n]*?\b(?:class|struct|interface|enum|record|delegate [^(\n]*?) (?!struct\b|class\b)(\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();
}
