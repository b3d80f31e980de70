using Oms.Core.Tests.Workflow;
using Oms.Workflow;

namespace Oms.Core.Tests.Golden;

/// <summary>The diagrams in the documentation are the tables that decide.</summary>
public sealed class OrderDiagramTests
{
    private static readonly string Folder = Path.Combine(GoldenFile.Root, "docs", "lifecycles");

    public static TheoryData<string> Shipped => [.. Workflows.Shipped.Select(Name)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void The_diagram_of_a_shipped_workflow_is_the_approved_one(string name) =>
        GoldenFile.Check(Path.Combine(Folder, name + ".mmd"), WorkflowDiagram.Of(Workflows.Shipped.Single(lifecycle => Name(lifecycle) == name).Document, new Dictionary<string, long>(), []));

    [Fact]
    public void The_concepts_page_shows_the_default_one() =>
        Assert.Contains(File.ReadAllText(Path.Combine(Folder, "default-2.mmd")).Trim(), File.ReadAllText(Path.Combine(GoldenFile.Root, "docs", "concepts.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Fact]
    public void Every_diagram_belongs_to_a_workflow() =>
        Assert.Equal(Workflows.Shipped.Select(Name).Order(StringComparer.Ordinal), Directory.EnumerateFiles(Folder, "*.mmd").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    /// <summary>Counts, timers, guards and the way an order took; names that Mermaid does not take stand in quotes.</summary>
    [Fact]
    public void A_diagram_shows_counts_and_a_path()
    {
        var workflow = Workflows.Compile("""
            { "id": "w", "initial": "in work", "states": [
              { "name": "in work", "category": "open", "timers": [ { "name": "late", "after": "P2DT3H", "within": "leeds" } ],
                "transitions": [ { "on": "timer.late", "to": "gone", "when": "order.city == \"York\"" }, { "on": "all.cancelled", "to": "gone" } ] },
              { "name": "gone", "category": "cancelled", "commands": ["report-payment"], "onEntry": [ { "do": "cancel", "reason": "Late." } ] } ] }
            """).Document;
        var diagram = WorkflowDiagram.Of(workflow, new Dictionary<string, long> { ["in work"] = 12 }, ["in work", "gone", "in work"]);
        Assert.Equal(
            """
            stateDiagram-v2
                state "in work (12)" as s0
                state "gone (0)" as gone
                [*] --> s0
                s0 --> gone : timer.late after P2DT3H of open days at leeds [order.city == 'York']
                s0 --> gone : all.cancelled
                gone --> [*]
                classDef path fill:#cde,stroke:#36c
                class s0,gone path

            """,
            diagram);
    }

    private static string Name(OrderLifecycle lifecycle) => FormattableString.Invariant($"{lifecycle.Id}-{lifecycle.Version}");
}
