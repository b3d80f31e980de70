using Oms.Workflow;

namespace Oms.Core.Tests.Golden;

/// <summary>The diagram in the documentation is the table that decides.</summary>
public sealed class OrderDiagramTests
{
    private static readonly string Page = Path.Combine(GoldenFile.Root, "docs", "lifecycles", "order.mmd");

    [Fact]
    public void The_diagram_of_the_default_workflow_is_the_approved_one() =>
        GoldenFile.Check(Page, new OrderLifecycle(DefaultWorkflow.Definition).Diagram());
}
