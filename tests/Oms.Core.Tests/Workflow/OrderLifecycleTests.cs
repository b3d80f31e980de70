using NodaTime;
using Oms.Core.Tests.Golden;
using Oms.Orders;
using Oms.Workflow;

namespace Oms.Core.Tests.Workflow;

public sealed class OrderLifecycleTests
{
    private const string Guarded = """
        { "id": "guarded", "initial": "a", "states": [
          { "name": "a", "category": "open", "transitions": [
            { "on": "order.placed", "to": "paid", "when": "order.payment in ['captured', 'authorised']" }, { "on": "order.placed", "to": "unpaid" }, { "on": "all.cancelled", "to": "gone" },
            { "on": "units.picked", "to": "unpaid", "when": "order.postcode == 'E1'" } ] },
          { "name": "paid", "category": "open", "transitions": [ { "on": "all.cancelled", "to": "gone" } ] },
          { "name": "unpaid", "category": "open", "transitions": [ { "on": "all.cancelled", "to": "gone" } ] },
          { "name": "gone", "category": "cancelled", "commands": ["report-payment"] } ] }
        """;

    private static readonly Instant Now = Sample.Noon;
    private static readonly Order Paid = Sample.Order with { State = "a", Status = Sample.Order.Status with { Payment = PaymentStatus.Captured } };
    private static readonly Order Unpaid = Sample.Order with { State = "a", Status = Sample.Order.Status with { Payment = PaymentStatus.None } };

    [Fact]
    public void The_first_open_guard_wins()
    {
        var lifecycle = Workflows.Compile(Guarded);
        Assert.Equal("paid", lifecycle.Fire(Paid, WorkflowTriggers.Placed, Now)?.Name);
        Assert.Equal("unpaid", lifecycle.Fire(Unpaid, WorkflowTriggers.Placed, Now)?.Name);
    }

    [Fact]
    public void A_guard_that_lacks_a_fact_is_closed() => Assert.Null(Workflows.Compile(Guarded).Fire(Paid, WorkflowTriggers.UnitsPicked, Now));

    [Fact]
    public void A_fact_that_leads_nowhere_is_no_error()
    {
        var lifecycle = Workflows.Compile(Guarded);
        Assert.Null(lifecycle.Fire(Paid, WorkflowTriggers.UnitsPacked, Now));
        Assert.Null(lifecycle.Fire(Paid with { State = "paid" }, WorkflowTriggers.Placed, Now));
    }

    /// <summary>A machine shared by two threads would answer with the other's facts.</summary>
    [Fact]
    public async Task Many_threads_get_no_wrong_answer()
    {
        var lifecycle = Workflows.Compile(Guarded);
        var wrong = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
        {
            for (var i = 0; i < 20_000; i++)
            {
                var paid = (i + worker) % 2 == 0;
                var next = lifecycle.Fire(paid ? Paid : Unpaid, WorkflowTriggers.Placed, Now);
                if (next?.Name != (paid ? "paid" : "unpaid"))
                {
                    Interlocked.Increment(ref wrong);
                }
            }
        })));
        Assert.Equal(0, wrong);
    }

    /// <summary>Every state and every fact of the default workflow against its table, read without the machine. Nothing holds this order.</summary>
    [Fact]
    public void The_default_workflow_answers_as_its_table_says()
    {
        var lifecycle = Workflows.Default;
        foreach (var state in lifecycle.Document.States)
        {
            foreach (var trigger in lifecycle.Document.States.SelectMany(from => from.Ways).Select(way => way.On).Distinct())
            {
                var expected = state.Ways.FirstOrDefault(way => way.On == trigger)?.To;
                Assert.Equal(expected, lifecycle.Fire(Sample.Order with { State = state.Name, Holds = [] }, trigger, Now)?.Name);
            }
        }
    }

    [Fact]
    public void Commands_are_allowed_as_the_state_lists_them()
    {
        Assert.True(Workflows.Default.Allows("pending", WorkflowCommands.Confirm));
        Assert.False(Workflows.Default.Allows("confirmed", WorkflowCommands.Confirm));
        Assert.False(Workflows.Default.Allows("shipped", WorkflowCommands.Cancel));
    }
}
