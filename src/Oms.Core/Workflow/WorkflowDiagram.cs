using System.Globalization;
using System.Text;

namespace Oms.Workflow;

/// <summary>Workflows as Mermaid state diagrams.</summary>
internal static class WorkflowDiagram
{
    /// <param name="document">The workflow.</param>
    /// <param name="counts">How many orders are in which state; empty: not counted.</param>
    /// <param name="path">States an order went through, in order; they stand out.</param>
    public static string Of(WorkflowDocument document, IReadOnlyDictionary<string, long> counts, IReadOnlyList<string> path)
    {
        var names = document.States.Select((state, i) => (state.Name, Id: IsPlain(state.Name) ? state.Name : $"s{i}")).ToDictionary(one => one.Name, one => one.Id, StringComparer.Ordinal);
        var text = new StringBuilder("stateDiagram-v2\n");
        foreach (var state in document.States.Where(state => counts.Count > 0 || names[state.Name] != state.Name))
        {
            text.Append(CultureInfo.InvariantCulture, $"    state \"{Quoted(state.Name)}{Count(counts, state.Name)}\" as {names[state.Name]}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"    [*] --> {names[document.Initial]}\n");
        foreach (var state in document.States)
        {
            foreach (var way in state.Ways)
            {
                text.Append(CultureInfo.InvariantCulture, $"    {names[state.Name]} --> {names[way.To]} : {way.On}{Timer(state, way)}{Guard(way)}\n");
            }
        }

        foreach (var end in document.States.Where(state => WorkflowWords.IsEnd(state.Category)))
        {
            text.Append(CultureInfo.InvariantCulture, $"    {names[end.Name]} --> [*]\n");
        }

        if (path.Count > 0)
        {
            text.Append("    classDef path fill:#cde,stroke:#36c\n");
            text.Append(CultureInfo.InvariantCulture, $"    class {string.Join(',', path.Where(names.ContainsKey).Distinct().Select(name => names[name]))} path\n");
        }

        return text.ToString();
    }

    private static string Count(IReadOnlyDictionary<string, long> counts, string state) =>
        counts.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({counts.GetValueOrDefault(state)})");

    private static string Timer(WorkflowState state, WorkflowWay way) =>
        state.Timers.FirstOrDefault(timer => way.On == WorkflowWords.Timer + timer.Name) is not { } timer ? ""
        : string.Create(CultureInfo.InvariantCulture, $" after {Rules.Sets.ActionWords.Time(timer.After)}{(timer.Within is { } location ? $" of open days at {location}" : "")}");

    private static string Guard(WorkflowWay way) => way.When is null ? "" : $" [{Quoted(way.When)}]";

    private static bool IsPlain(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && char.IsAsciiLetter(name[0]);

    // Mermaid ends a label at these.
    private static string Quoted(string text) => text.Replace('"', '\'').Replace(";", "#59;", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
