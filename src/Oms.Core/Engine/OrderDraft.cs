using NodaTime;
using Oms.Events;
using Oms.Orders;
using Oms.Storage;
using Oms.Workflow;

namespace Oms.Engine;

/// <summary>A decision about one order: it raises events, each of which is folded at once, so that the next step sees what the last one did.</summary>
internal sealed class OrderDraft : ChangeDraft
{
    // The checks let no workflow leave a state by itself for ever; this holds should one do so all the same.
    private const int MostAtOnce = 20;

    private readonly List<OrderEvent> _events = [];
    private readonly Queue<EnteredState> _entered = [];
    private readonly Order? _before;
    private readonly OrderLifecycle _lifecycle;
    private Order? _now;

    public OrderDraft(OrderId order, Order? before, OrderLifecycle lifecycle, Instant now)
        : base(now)
    {
        Order = order;
        _before = before;
        _now = before;
        _lifecycle = lifecycle;
        Id = order.Value;
    }

    public OrderId Order { get; }

    /// <summary>The order with everything raised so far.</summary>
    public Order Current => _now ?? throw new InvalidOperationException("The order has no event yet.");

    public override long Version => (_before?.Version ?? 0) + 1;

    public void Raise(OrderEvent fact)
    {
        _now = Oms.Orders.Order.Apply(_now, Order, fact);
        _events.Add(fact);
        if (fact is StateEntered or OrderPlaced or OrderAdopted or WorkflowMigrated)
        {
            _entered.Enqueue(new EnteredState(_lifecycle.State(_now.State), _now.Sequence));
        }
    }

    public OrderLifecycle Lifecycle => _lifecycle;

    /// <summary>The next state that the order entered and whose entry was not followed up yet; null: there is none.</summary>
    public EnteredState? TakeEntered() => _entered.TryDequeue(out var entered) ? entered : null;

    /// <summary>Tells the workflow a fact; where it leads to another state, the order enters it, and goes on where that leads by itself.</summary>
    /// <returns>Whether it entered another state.</returns>
    public bool Advance(string trigger)
    {
        var moved = false;
        for (var count = 0; _lifecycle.Fire(Current, trigger, Now) is { } next && Keeps.Allow(Current, next); trigger = WorkflowTriggers.Entered)
        {
            if (++count > MostAtOnce)
            {
                throw new OmsException("workflow.loop", FormattableString.Invariant($"Order {Current.Number} would leave '{Current.State}' by itself again and again: publish a workflow '{_lifecycle.Id}' without that circle."));
            }

            Raise(new StateEntered { State = next.Name, Category = next.Category, On = trigger });
            moved = true;
        }

        return moved;
    }

    /// <summary>Tells the workflow how far the units are.</summary>
    public void AdvanceByUnits()
    {
        var units = DimensionRules.Total(Current.Lines);
        if (units.Sum == 0)
        {
            Advance(WorkflowTriggers.NothingToShip);
        }
        else if (units.Sum == units.Cancelled)
        {
            Advance(WorkflowTriggers.AllCancelled);
        }
        else if (units.ToShip == 0)
        {
            Advance(WorkflowTriggers.AllShipped);
            if (units.ToDeliver == 0)
            {
                Advance(WorkflowTriggers.AllDelivered);
            }
        }
        else if (units.Sum - units.Cancelled > units.ToShip)
        {
            Advance(WorkflowTriggers.SomeShipped);
        }
    }

    /// <summary>Whether the workflow allows a command in this state.</summary>
    public bool Allows(string command) => _lifecycle.Allows(Current.State, command);

    /// <exception cref="TransitionRefusedException">The workflow does not allow the command in this state.</exception>
    public void Require(string command)
    {
        if (!Allows(command))
        {
            throw Refused(command, $"workflow '{Current.Workflow}' does not allow it there");
        }
    }

    /// <exception cref="TransitionRefusedException">A hold blocks the command.</exception>
    public void RequireUnblocked(string command, HoldBlocks block)
    {
        foreach (var hold in Current.Holds)
        {
            if ((hold.Blocks & block) != 0)
            {
                throw Refused(command, $"hold {hold.No} ({hold.Kind}) blocks it: {hold.Reason}", "order.on_hold");
            }
        }
    }

    public TransitionRefusedException Refused(string command, string because, string code = "order.transition_refused") =>
        new(code, command, Current.State, _lifecycle.State(Current.State).Commands, because);

    protected override void Finish(Command command)
    {
        foreach (var fact in command.Facts)
        {
            Raise(new CustomFactRecorded { Kind = Text.Code(fact.Kind, 100, "command.facts", "fact's kind"), Json = fact.Json });
        }

        Number = Current.Number;
        Puts.Insert(0, new PutOrder(_before, Current with { Version = Version }));
    }

    protected override EventRecord[] Encode(EventCodec codec)
    {
        var own = new EventRecord[_events.Count];
        var stream = StreamId.Of(Order);
        var sequence = _before?.Sequence ?? 0;
        for (var i = 0; i < own.Length; i++)
        {
            own[i] = codec.Encode(stream, ++sequence, _events[i]);
        }

        return Facts.Count == 0 ? own : [.. own, .. base.Encode(codec)];
    }
}
