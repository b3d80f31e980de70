using System.Collections.Concurrent;
using System.Collections.Frozen;
using Oms.Orders;
using Stateless;

namespace Oms.Workflow;

/// <summary>
/// What is legal: a workflow definition compiled to a decision table. The only class that knows Stateless. Machines are pooled together
/// with a cell that holds the state and the order of one fire, because the guards compiled into a machine read that cell: a machine
/// shared by two threads would answer with the other's facts. There are no entry actions, and nothing is called from inside. Thread-safe.
/// </summary>
internal sealed class OrderLifecycle
{
    private readonly ConcurrentBag<Rented> _pool = [];
    private readonly FrozenDictionary<string, WorkflowState> _states;
    private readonly FrozenSet<(string State, string Trigger)> _known;

    /// <exception cref="OmsException"><c>workflow.invalid</c>: all mistakes of the definition together.</exception>
    public OrderLifecycle(WorkflowDefinition definition)
    {
        Definition = definition;
        WorkflowChecks.ThrowIfInvalid(definition);
        _states = definition.States.ToFrozenDictionary(state => state.Name, StringComparer.Ordinal);
        _known = definition.Transitions.Select(t => (t.From, t.On)).ToFrozenSet();
    }

    public WorkflowDefinition Definition { get; }

    public WorkflowState State(string name) => _states[name];

    public bool Allows(string state, string command)
    {
        var commands = _states[state].Commands;
        for (var i = 0; i < commands.Count; i++)
        {
            if (string.Equals(commands[i], command, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The state a fact leads to; null where it leads nowhere from here: facts, unlike commands, are never refused.</summary>
    public WorkflowState? Fire(Order order, string trigger)
    {
        if (!_known.Contains((order.State, trigger)))
        {
            return null;
        }

        var rented = _pool.TryTake(out var pooled) ? pooled : new Rented(Definition);
        try
        {
            var next = rented.Fire(order, trigger);
            return next is null ? null : _states[next];
        }
        finally
        {
            rented.Cell.Order = null;
            _pool.Add(rented);
        }
    }

    /// <summary>The table as a Mermaid diagram, for the documentation.</summary>
    public string Diagram() => Stateless.Graph.MermaidGraph.Format(new Rented(Definition).Machine.GetInfo());

    private sealed class Cell
    {
        public string State = "";

        public Order? Order;
    }

    private sealed class Rented
    {
        public Rented(WorkflowDefinition definition)
        {
            var cell = Cell;
            cell.State = definition.Initial;
            Machine = new StateMachine<string, string>(() => cell.State, state => cell.State = state, FiringMode.Immediate);

            // No way is open: the state stays, and that is the answer. Asking first would evaluate every guard twice.
            Machine.OnUnhandledTrigger(static (_, _) => { });
            foreach (var state in definition.States)
            {
                var configured = Machine.Configure(state.Name);
                foreach (var ways in definition.Transitions.Where(t => t.From == state.Name).GroupBy(t => t.On))
                {
                    Add(configured, state.Name, [.. ways]);
                }
            }
        }

        public Cell Cell { get; } = new();

        public StateMachine<string, string> Machine { get; }

        public string? Fire(Order order, string trigger)
        {
            Cell.State = order.State;
            Cell.Order = order;
            Machine.Fire(trigger);
            return Cell.State == order.State ? null : Cell.State;
        }

        // Of one state and trigger the first open guard wins: each guard is compiled together with "and none before it".
        private void Add(StateMachine<string, string>.StateConfiguration configured, string from, WorkflowTransition[] ways)
        {
            for (var i = 0; i < ways.Length; i++)
            {
                var before = ways[..i].Select(way => way.When).ToArray();
                var way = ways[i];
                bool Open() => Holds(way.When) && !Array.Exists(before, Holds);
                var name = way.When ?? "always";
                if (way.To == from)
                {
                    configured.PermitReentryIf(way.On, Open, name);
                }
                else if (way.When is null && before.Length == 0)
                {
                    configured.Permit(way.On, way.To);
                }
                else
                {
                    configured.PermitIf(way.On, way.To, Open, name);
                }
            }
        }

        private bool Holds(string? guard) => guard is null || OrderGuards.All[guard](Cell.Order!);
    }
}
