using Oms.Workflow;

namespace Oms.Core.Tests.Workflow;

public sealed class WorkflowChecksTests
{
    [Fact]
    public void The_default_workflow_is_sound() => WorkflowChecks.ThrowIfInvalid(DefaultWorkflow.Definition);

    [Fact]
    public void A_small_sound_workflow_passes() => WorkflowChecks.ThrowIfInvalid(Sound);

    [Fact]
    public void Every_mistake_is_named()
    {
        Mistake(Sound with { Initial = "nowhere" }, "The initial state 'nowhere'");
        Mistake(Sound with { States = [.. Sound.States, Sound.States[0]] }, "State 'open' is there twice");
        Mistake(Sound with { Transitions = [.. Sound.Transitions, Way("open", "lost")] }, "names the state 'lost'");
        Mistake(Sound with { Transitions = [.. Sound.Transitions, Way("open", "done") with { When = "moon.full" }] }, "The guard 'moon.full' is not known");
        Mistake(Sound with { States = [.. Sound.States, State("island", StateCategory.Completed)] }, "State 'island' cannot be reached");
        Mistake(Sound with { States = [.. Sound.States, State("pit", StateCategory.Open)], Transitions = [.. Sound.Transitions, Way("open", "pit")] }, "No transition leaves the open state 'pit'");
    }

    [Fact]
    public void All_mistakes_are_reported_together()
    {
        var e = Refused(Sound with { Initial = "nowhere", Transitions = [Way("open", "lost")] });
        Assert.Contains("nowhere", e.Message, StringComparison.Ordinal);
        Assert.Contains("lost", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_workflow_or_version_is_named_with_what_there_is()
    {
        var catalog = new WorkflowCatalog([DefaultWorkflow.Definition, Sound, Sound with { Version = 2 }]);
        Assert.Equal(2, catalog.Newest("small").Definition.Version);
        Assert.Equal(1, catalog.Of("small", 1).Definition.Version);
        Assert.Equal("workflow.unknown", Assert.Throws<OmsException>(() => catalog.Newest("large")).Code);
        Assert.Equal("workflow.unknown", Assert.Throws<OmsException>(() => catalog.Of("small", 3)).Code);
    }

    private static WorkflowDefinition Sound { get; } = new()
    {
        Id = "small",
        Version = 1,
        Initial = "open",
        States = [State("open", StateCategory.Open), State("done", StateCategory.Completed)],
        Transitions = [Way("open", "done")],
    };

    private static WorkflowState State(string name, StateCategory category) => new() { Name = name, Category = category, Commands = [] };

    private static WorkflowTransition Way(string from, string to) => new() { From = from, On = WorkflowTriggers.Confirmed, To = to };

    private static void Mistake(WorkflowDefinition definition, string words) => Assert.Contains(words, Refused(definition).Message, StringComparison.Ordinal);

    private static OmsException Refused(WorkflowDefinition definition)
    {
        var e = Assert.Throws<OmsException>(() => WorkflowChecks.ThrowIfInvalid(definition));
        Assert.Equal("workflow.invalid", e.Code);
        return e;
    }
}
