using System.Collections.Concurrent;
using System.Collections.Frozen;
using NodaTime;
using Oms.Orders;
using Oms.Rules.Compiling;
using Oms.Rules.Types;
using Stateless;

namespace Oms.Workflow;

/// <summary>
/// What is legal: a workflow document compiled to a decision table. The only class that knows Stateless. Machines are pooled together
/// with a cell that holds the state and the order of one fire, because the guards compiled into a machine read that cell: a machine
/// shared by two threads would answer with the other's facts. There are no entry actions, and nothing is called from inside. Thread-safe.
/// </summary>
internal sealed class OrderLifecycle
{
    private readonly ConcurrentBag<Rented> _pool = [];
    private readonly FrozenDictionary<string, WorkflowState> _states;
    private readonly FrozenSet<(string State, string Trigger)> _known;
    private readonly IReadOnlyDictionary<string, Condition> _guards;
    private readonly IGuardFacts _facts;

    // Where no guard has a say the machine's answer never changes: it is asked once.
    private readonly FrozenDictionary<(string State, string Trigger), string> _always;

    /// <param name="document">A document without mistakes.</param>
    /// <param name="guards">Its conditions, compiled, by their text.</param>
    /// <param name="facts">What they may ask.</param>
    public OrderLifecycle(WorkflowDocument document, IReadOnlyDictionary<string, Condition> guards, IGuardFacts facts)
    {
        (Document, _guards, _facts) = (document, guards, facts);
        _states = document.States.ToFrozenDictionary(state => state.Name, StringComparer.Ordinal);
        _known = document.States.SelectMany(state => state.Ways.Select(way => (state.Name, way.On))).ToFrozenSet();
        var machine = new Rented(this);
        _always = document.States
            .SelectMany(state => state.Ways.GroupBy(way => way.On).Where(ways => ways.First().When is null).Select(ways => (state.Name, ways.Key)))
            .ToFrozenDictionary(pair => pair, pair => machine.Answer(pair.Name, pair.Key));
        _pool.Add(machine);
    }

    public WorkflowDocument Document { get; }

    public string Id => Document.Id;

    public int Version => Document.Version;

    public WorkflowState State(string name) => _states[name];

    public WorkflowState? Find(string name) => _states.GetValueOrDefault(name);

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

    /// <summary>Whether a fact leads anywhere from a state, if a guard is open.</summary>
    public bool Knows(string state, string trigger) => _known.Contains((state, trigger));

    /// <summary>The state a fact leads to; null where it leads nowhere from here: facts, unlike commands, are never refused.</summary>
    public WorkflowState? Fire(Order order, string trigger, Instant now)
    {
        if (_always.TryGetValue((order.State, trigger), out var always))
        {
            return always == order.State ? null : _states[always];
        }

        if (!Knows(order.State, trigger))
        {
            return null;
        }

        var rented = _pool.TryTake(out var pooled) ? pooled : new Rented(this);
        try
        {
            var next = rented.Fire(order, trigger, now);
            return next is null ? null : _states[next];
        }
        finally
        {
            rented.Cell.Clear();
            _pool.Add(rented);
        }
    }

    private sealed class Cell
    {
        public string State = "";

        public Order? Order;

        public Instant Now;

        public FactSheet? Facts;

        public void Clear() => (Order, Facts) = (null, null);
    }

    private sealed class Rented
    {
        private readonly OrderLifecycle _lifecycle;
        private readonly StateMachine<string, string> _machine;

        public Rented(OrderLifecycle lifecycle)
        {
            _lifecycle = lifecycle;
            var cell = Cell;
            cell.State = lifecycle.Document.Initial;
            _machine = new StateMachine<string, string>(() => cell.State, state => cell.State = state, FiringMode.Immediate);

            // No way is open: the state stays, and that is the answer. Asking first would evaluate every guard twice.
            _machine.OnUnhandledTrigger(static (_, _) => { });
            foreach (var state in lifecycle.Document.States)
            {
                var configured = _machine.Configure(state.Name);
                foreach (var ways in state.Ways.GroupBy(way => way.On))
                {
                    Add(configured, state.Name, [.. ways]);
                }
            }
        }

        public Cell Cell { get; } = new();

        /// <summary>The state that a trigger without a guard leads to.</summary>
        public string Answer(string state, string trigger)
        {
            Cell.State = state;
            _machine.Fire(trigger);
            return Cell.State;
        }

        public string? Fire(Order order, string trigger, Instant now)
        {
            (Cell.State, Cell.Order, Cell.Now) = (order.State, order, now);
            _machine.Fire(trigger);
            return Cell.State == order.State ? null : Cell.State;
        }

        // Of one state and trigger the first open guard wins: each guard is compiled together with "and none before it".
        private void Add(StateMachine<string, string>.StateConfiguration configured, string from, WorkflowWay[] ways)
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

        // A guard that lacks a fact, or has none for another reason, is closed.
        private bool Holds(string? guard) =>
            guard is null || _lifecycle._guards[guard].Evaluate(Cell.Facts ??= _lifecycle._facts.Of(Cell.Order!, Cell.Now)).IsTrue;
    }
}
