using Oms.Json.Reading;
using Oms.Rules;

namespace Oms.Workflow;

/// <summary>Finds what would strand an order, or what can never happen; all of it at once, each at its place.</summary>
internal sealed class WorkflowChecks(WorkflowDocument document, MistakeList mistakes)
{
    private readonly Dictionary<string, WorkflowState> _states = document.States.GroupBy(state => state.Name).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    public void Run()
    {
        Names();
        foreach (var state in document.States)
        {
            Triggers(state);
            Timers(state);
            Shadowed(state);
        }

        if (mistakes.Any)
        {
            // What leads where makes no sense while names are wrong.
            return;
        }

        Reachable();
        Endings();
        Automatic();
        document.States.Where(state => WorkflowWords.IsEnd(state.Category)).ToList().ForEach(End);
    }

    private void Names()
    {
        foreach (var twice in document.States.GroupBy(state => state.Name).Where(group => group.Key.Length > 0 && group.Count() > 1))
        {
            mistakes.Add(twice.Last().Spot, "workflow.state_twice", $"State '{twice.Key}' is there twice.", "Remove one, or give it another name.");
        }

        if (!_states.TryGetValue(document.Initial, out var initial))
        {
            mistakes.Add(document.InitialSpot, "workflow.unknown_state", $"The initial state '{document.Initial}' is not listed.", Nearest.Hint(document.Initial, _states.Keys));
        }
        else if (WorkflowWords.IsEnd(initial.Category))
        {
            mistakes.Add(initial.Spot, "workflow.initial_end", $"Orders would begin in '{initial.Name}', which is an end.", "Begin in a state of category draft or open.");
        }

        foreach (var way in document.States.SelectMany(state => state.Ways).Where(way => way.To.Length > 0 && !_states.ContainsKey(way.To)))
        {
            mistakes.Add(way.Spot, "workflow.unknown_state", $"A transition leads to '{way.To}', which is no state.", Nearest.Hint(way.To, _states.Keys));
        }
    }

    private void Triggers(WorkflowState state)
    {
        foreach (var way in state.Ways.Where(way => way.On.Length > 0 && !WorkflowWords.Triggers.Contains(way.On)))
        {
            if (way.On.StartsWith(WorkflowWords.Timer, StringComparison.Ordinal))
            {
                if (state.Timers.All(timer => WorkflowWords.Timer + timer.Name != way.On))
                {
                    mistakes.Add(way.Spot, "workflow.unknown_timer", $"State '{state.Name}' has no timer '{way.On[WorkflowWords.Timer.Length..]}'.", Nearest.Hint(way.On[WorkflowWords.Timer.Length..], state.Timers.Select(timer => timer.Name)));
                }
            }
            else if (!way.On.StartsWith(WorkflowWords.Signal, StringComparison.Ordinal) || way.On.Length == WorkflowWords.Signal.Length)
            {
                mistakes.Add(way.Spot, "workflow.unknown_trigger", $"There is no fact '{way.On}'.", Nearest.Hint(way.On, WorkflowWords.Triggers.Append("signal.…").Append("timer.…")));
            }
        }
    }

    private void Timers(WorkflowState state)
    {
        foreach (var twice in state.Timers.GroupBy(timer => timer.Name).Where(group => group.Count() > 1))
        {
            mistakes.Add(twice.Last().Spot, "workflow.timer_twice", $"State '{state.Name}' has two timers '{twice.Key}'.", "Give one of them another name.");
        }

        foreach (var timer in state.Timers.Where(timer => state.Ways.All(way => way.On != WorkflowWords.Timer + timer.Name)))
        {
            mistakes.Add(timer.Spot, "workflow.timer_unused", $"Nothing happens when the timer '{timer.Name}' of '{state.Name}' is up.", $"Write a transition on '{WorkflowWords.Timer}{timer.Name}', or drop the timer.");
        }
    }

    private void Shadowed(WorkflowState state)
    {
        foreach (var ways in state.Ways.GroupBy(way => way.On))
        {
            foreach (var way in ways.SkipWhile(way => way.When is not null).Skip(1))
            {
                mistakes.Add(way.Spot, "workflow.shadowed", $"This transition of '{state.Name}' on '{way.On}' never fires: one before it is always open.", "Give the earlier one a condition, or put this one before it.");
            }
        }
    }

    private void Reachable()
    {
        var reached = Closure([document.Initial], name => _states[name].Ways.Select(way => way.To));
        foreach (var state in document.States.Where(state => !reached.Contains(state.Name)))
        {
            mistakes.Add(state.Spot, "workflow.unreachable", $"State '{state.Name}' cannot be reached.", "Write a transition that leads there, or drop the state.");
        }
    }

    private void Endings()
    {
        var ends = document.States.Where(state => WorkflowWords.IsEnd(state.Category)).Select(state => state.Name).ToList();
        var before = document.States.SelectMany(state => state.Ways.Select(way => (state.Name, way.To))).ToLookup(edge => edge.To, edge => edge.Name);
        var ending = Closure(ends, name => before[name]);
        foreach (var state in document.States.Where(state => !ending.Contains(state.Name)))
        {
            mistakes.Add(state.Spot, "workflow.no_end", $"From '{state.Name}' no way leads to an end: an order would stay for good.", "Write transitions that lead to a state of category completed or cancelled.");
        }
    }

    private void Automatic()
    {
        foreach (var state in document.States)
        {
            var next = Closure(Next(state.Name), Next);
            if (next.Contains(state.Name))
            {
                mistakes.Add(state.Spot, "workflow.cycle", $"An order could leave '{state.Name}' by itself and come back by itself, for ever.", $"Let one of the transitions on '{WorkflowTriggers.Entered}' wait for another fact.");
            }
        }

        IEnumerable<string> Next(string name) => _states[name].Ways.Where(way => way.On == WorkflowTriggers.Entered).Select(way => way.To);
    }

    // The books are the kernel's: a workflow may not end an order with units that somebody waits for, nor shut out its money.
    private void End(WorkflowState end)
    {
        if (!end.Commands.Contains(WorkflowCommands.ReportPayment))
        {
            mistakes.Add(end.Spot, "workflow.strands_money", $"In '{end.Name}' no payment can be reported: a refund that comes late would be lost.", $"Allow '{WorkflowCommands.ReportPayment}' there.");
        }

        var cancels = end.OnEntry.Any(action => action is CancelAction);
        foreach (var (state, way) in document.States.SelectMany(state => state.Ways.Where(way => way.To == end.Name).Select(way => (state, way))))
        {
            var safe = way.On is WorkflowTriggers.AllCancelled or WorkflowTriggers.NothingToShip
                || (end.Category == StateCategory.Completed && (way.On == WorkflowTriggers.AllDelivered || GuardShapes.Requires(way.When, "order.to_deliver")))
                || (end.Category == StateCategory.Cancelled && cancels)
                || (WorkflowWords.IsEnd(state.Category) && state.Category == end.Category);
            if (!safe)
            {
                mistakes.Add(
                    way.Spot,
                    "workflow.strands_stock",
                    $"From '{state.Name}' an order could end in '{end.Name}' with units that are promised or on their way.",
                    end.Category == StateCategory.Completed
                        ? $"Lead there on '{WorkflowTriggers.AllDelivered}', '{WorkflowTriggers.NothingToShip}' or '{WorkflowTriggers.AllCancelled}', or under the condition 'order.to_deliver == 0'."
                        : $"Lead there on '{WorkflowTriggers.AllCancelled}', or let '{end.Name}' cancel on entry: {{ \"do\": \"cancel\", \"reason\": \"…\" }}.");
            }
        }
    }

    private static HashSet<string> Closure(IEnumerable<string> from, Func<string, IEnumerable<string>> next)
    {
        var reached = new HashSet<string>(from, StringComparer.Ordinal);
        var open = new Queue<string>(reached);
        while (open.TryDequeue(out var name))
        {
            foreach (var one in next(name).Where(reached.Add))
            {
                open.Enqueue(one);
            }
        }

        return reached;
    }
}
