using Oms.Definitions;
using Oms.Json.Reading;
using Oms.Orders.Facts;
using Oms.Rules;
using Oms.Rules.Functions;
using Oms.Rules.Types;
using Oms.Workflow;

namespace Oms.Core.Tests.Workflow;

/// <summary>Workflows from their texts.</summary>
internal static class Workflows
{
    public static WorkflowCompiler Compiler { get; } = new(new GuardFacts(new RuleCatalog(OrderFacts.All, [.. CelFunctions.All, .. ShopFunctions.All]), RuleLimits.Default));

    public static IReadOnlyList<OrderLifecycle> Shipped { get; } = [.. ShippedWorkflows.All.Select(text => Compile(text.Text, text.Version))];

    public static OrderLifecycle Default { get; } = Shipped.Single(lifecycle => lifecycle is { Id: "default", Version: 2 });

    public static OrderLifecycle Compile(string text, int version = 1)
    {
        var mistakes = new MistakeList();
        var lifecycle = Compiler.Compile(text, version, mistakes);
        mistakes.ThrowIfAny("workflow");
        return lifecycle!;
    }

    public static IReadOnlyList<Mistake> Mistakes(string text)
    {
        var mistakes = new MistakeList();
        Compiler.Compile(text, 1, mistakes);
        return mistakes.All;
    }
}
