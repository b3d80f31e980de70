using System.Globalization;
using System.Text;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Testing.Simulation;

/// <summary>What a run reached: commands by kind, faults, outcomes and states. What was never reached was not tested.</summary>
public sealed class SimulationCoverage
{
    private static readonly Bucket[] Buckets = Enum.GetValues<Bucket>();
    private readonly long[] _buckets = new long[Buckets.Length];

    /// <summary>Commands by kind.</summary>
    public SortedDictionary<string, SimulatedKind> Kinds { get; } = new(StringComparer.Ordinal);

    /// <summary>Faults that happened, and how often.</summary>
    public SortedDictionary<string, long> Faults { get; } = new(StringComparer.Ordinal);

    /// <summary>States and outcomes that were reached, and how often they were seen.</summary>
    public SortedDictionary<string, long> States { get; } = new(StringComparer.Ordinal);

    /// <summary>Commands that were sent.</summary>
    public long Tries => Kinds.Values.Sum(kind => kind.Tried);

    /// <summary>Kinds that were tried often and accepted in less than one of a hundred tries: what they should test was not tested.</summary>
    public IEnumerable<string> Starved => Kinds.Where(kind => kind.Value.Tried >= 300 && kind.Value.Accepted * 100 < kind.Value.Tried).Select(kind => kind.Key);

    internal void Tried(string kind) => Of(kind).Tried++;

    internal void Accepted(string kind, string outcome)
    {
        Of(kind).Accepted++;
        State(kind, outcome);
    }

    internal void Refused(string kind, string code)
    {
        Of(kind).Refused++;
        State(kind, code);
    }

    internal void GaveUp(string kind) => Of(kind).GaveUp++;

    internal void Fault(string fault) => Faults[fault] = Faults.GetValueOrDefault(fault) + 1;

    internal void Outcome(CommitOutcome outcome) => State(outcome switch
    {
        CommitOutcome.Committed => "commit-committed",
        CommitOutcome.Duplicate { SameCommit: true } => "commit-known-as-itself",
        CommitOutcome.Duplicate { SameContent: true } => "commit-known-content",
        CommitOutcome.Duplicate => "commit-known-other-content",
        CommitOutcome.Fenced => "commit-fenced",
        CommitOutcome.KeyTaken => "commit-key-taken",
        CommitOutcome.Conflict => "commit-conflict",
        _ => "commit-insufficient",
    });

    internal void State(string state, long times = 1)
    {
        if (times > 0)
        {
            States[state] = States.GetValueOrDefault(state) + times;
        }
    }

    internal void State(Bucket bucket, long units) => _buckets[(int)bucket] += units > 0 ? 1 : 0;

    internal void Add(SimulationCoverage other)
    {
        foreach (var (name, kind) in other.Kinds)
        {
            Of(name).Add(kind);
        }

        foreach (var (name, times) in other.Faults)
        {
            Faults[name] = Faults.GetValueOrDefault(name) + times;
        }

        foreach (var (name, times) in other.States)
        {
            State(name, times);
        }

        foreach (var bucket in Buckets)
        {
            State($"units-{bucket}", other._buckets[(int)bucket]);
        }
    }

    /// <summary>As a table for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (name, kind) in Kinds)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"command {name,-18} tried {kind.Tried,8} accepted {kind.Accepted,8} refused {kind.Refused,8} given up {kind.GaveUp,6}");
        }

        foreach (var (name, times) in Faults)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"fault {name,-40} {times,10}");
        }

        foreach (var (name, times) in States)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"reached {name,-38} {times,10}");
        }

        return text.ToString();
    }

    private SimulatedKind Of(string kind) => Kinds.TryGetValue(kind, out var known) ? known : Kinds[kind] = new SimulatedKind();

    private void State(string kind, string outcome) => State($"{kind}: {outcome}");
}

/// <summary>What became of the commands of one kind.</summary>
public sealed class SimulatedKind
{
    /// <summary>Commands that were sent.</summary>
    public long Tried { get; internal set; }

    /// <summary>Answered with a receipt.</summary>
    public long Accepted { get; internal set; }

    /// <summary>Refused for a reason of the business.</summary>
    public long Refused { get; internal set; }

    /// <summary>Given up by their clients without an answer.</summary>
    public long GaveUp { get; internal set; }

    internal void Add(SimulatedKind other)
    {
        Tried += other.Tried;
        Accepted += other.Accepted;
        Refused += other.Refused;
        GaveUp += other.GaveUp;
    }
}
