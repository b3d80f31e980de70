using Oms.Core.Tests.Golden;
using Oms.Orders;
using Oms.Workflow;

namespace Oms.Core.Tests.Workflow;

public sealed class OrderLifecycleTests
{
    private static readonly Order Paid = Sample.Order with { State = "a", Status = Sample.Order.Status with { Payment = PaymentStatus.Captured } };
    private static readonly Order Unpaid = Sample.Order with { State = "a", Status = Sample.Order.Status with { Payment = PaymentStatus.None } };

    private static WorkflowDefinition Guarded { get; } = new()
    {
        Id = "guarded",
        Version = 1,
        Initial = "a",
        States = [State("a", StateCategory.Open), State("paid", StateCategory.Completed), State("unpaid", StateCategory.Completed)],
        Transitions =
        [
            new() { From = "a", On = WorkflowTriggers.Placed, To = "paid", When = WorkflowGuards.PaymentCovered },
            new() { From = "a", On = WorkflowTriggers.Placed, To = "unpaid" },
        ],
    };

    [Fact]
    public void The_first_open_guard_wins()
    {
        var lifecycle = new OrderLifecycle(Guarded);
        Assert.Equal("paid", lifecycle.Fire(Paid, WorkflowTriggers.Placed)?.Name);
        Assert.Equal("unpaid", lifecycle.Fire(Unpaid, WorkflowTriggers.Placed)?.Name);
    }

    [Fact]
    public void A_fact_that_leads_nowhere_is_no_error()
    {
        var lifecycle = new OrderLifecycle(Guarded);
        Assert.Null(lifecycle.Fire(Paid, WorkflowTriggers.UnitsPicked));
        Assert.Null(lifecycle.Fire(Paid with { State = "paid" }, WorkflowTriggers.Placed));
    }

    /// <summary>A machine shared by two threads would answer with the other's facts.</summary>
    [Fact]
    public async Task Many_threads_get_no_wrong_answer()
    {
        var lifecycle = new OrderLifecycle(Guarded);
        var wrong = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                var paid = (i + worker) % 2 == 0;
                var next = lifecycle.Fire(paid ? Paid : Unpaid, WorkflowTriggers.Placed);
                if (next?.Name != (paid ? "paid" : "unpaid"))
                {
                    Interlocked.Increment(ref wrong);
                }
            }
        })));
        Assert.Equal(0, wrong);
    }

    /// <summary>Every state and every fact of the default workflow against its table, read without the machine.</summary>
    [Fact]
    public void The_default_workflow_answers_as_its_table_says()
    {
        var definition = DefaultWorkflow.Definition;
        var lifecycle = new OrderLifecycle(definition);
        foreach (var state in definition.States)
        {
            foreach (var trigger in definition.Transitions.Select(way => way.On).Distinct())
            {
                var expected = definition.Transitions.FirstOrDefault(way => way.From == state.Name && way.On == trigger)?.To;
                Assert.Equal(expected, lifecycle.Fire(Sample.Order with { State = state.Name, Holds = [] }, trigger)?.Name);
            }
        }
    }

    [Fact]
    public void Commands_are_allowed_as_the_state_lists_them()
    {
        var lifecycle = new OrderLifecycle(DefaultWorkflow.Definition);
        Assert.True(lifecycle.Allows("pending", WorkflowCommands.Confirm));
        Assert.False(lifecycle.Allows("confirmed", WorkflowCommands.Confirm));
        Assert.False(lifecycle.Allows("shipped", WorkflowCommands.Cancel));
    }

    private static WorkflowState State(string name, StateCategory category) => new() { Name = name, Category = category, Commands = [] };
}
