using Oms.Workflow;

namespace Oms.Core.Tests.Golden;

/// <summary>The diagram in the documentation is the table that decides.</summary>
public sealed class OrderDiagramTests
{
    private static readonly string Page = Path.Combine(GoldenFile.Root, "docs", "lifecycles", "order.mmd");

    [Fact]
    public void The_diagram_of_the_default_workflow_is_the_approved_one() =>
        GoldenFile.Check(Page, new OrderLifecycle(DefaultWorkflow.Definition).Diagram());

    [Fact]
    public void The_concepts_page_shows_the_same_diagram() =>
        Assert.Contains(File.ReadAllText(Page).Trim(), File.ReadAllText(Path.Combine(GoldenFile.Root, "docs", "concepts.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
}
