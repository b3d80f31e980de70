using System.Runtime.InteropServices;
using Oms.Events;
using Oms.Storage;
using Oms.Testing.Simulation.Worlds;

namespace Oms.Testing.Simulation.Checks;

/// <summary>
/// Looks at every commit as the engine handed it over and at what the store made of it: only what the commit touched, so that it costs little.
/// Keeps its own account of stock from movements, orders and reservations, and a hash of everything that happened.
/// </summary>
internal sealed class Watch(World world)
{
    private readonly StockWatch _stock = new(world);
    private readonly OrderWatch _orders = new(world);
    private readonly SupplyWatch _supply = new(world);
    private readonly MoveWatch _moves = new(world);
    private readonly SafetyWatch _safety = new(world);
    private readonly SilenceWatch _silence = new(world);
    private readonly Dictionary<(TenantId, Guid), List<Guid>> _streams = [];
    private readonly Dictionary<(TenantId, Guid), long> _heard = [];

    /// <summary>FNV-1a over time, node, commit, outcome and events.</summary>
    public ulong Hash { get; private set; } = 14695981039346656037;

    public long Commits { get; private set; }

    public void Mix(long a, Guid b, long c)
    {
        Span<ulong> words = stackalloc ulong[5];
        (words[0], words[1], words[2]) = ((ulong)world.Timeline.Now, (ulong)a, (ulong)c);
        b.TryWriteBytes(MemoryMarshal.AsBytes(words[3..]));
        foreach (var word in words)
        {
            Hash = unchecked((Hash ^ word) * 1099511628211);
        }
    }

    /// <summary>What is about to be committed, while all that it changes is still as it was.</summary>
    public void Before(ChangeSet changes)
    {
        _moves.Before(changes);
        _safety.Before(changes);
    }

    public void Committed(Node node, ChangeSet changes, CommitOutcome outcome)
    {
        world.Coverage.Outcome(outcome);
        Mix(node.Number, changes.CommitId, outcome.GetType().Name.Length);
        world.Trace?.Add($"n{node.Number} commit {changes.OperationId} of tenant {changes.Tenant}: {outcome.GetType().Name} {changes.Result.Outcome} {string.Join(' ', changes.Events.Select(e => $"{e.Type}#{e.Sequence}"))}");
        if (outcome is not CommitOutcome.Committed)
        {
            return;
        }

        Commits++;
        foreach (var record in changes.Events)
        {
            MixText(record.Payload.Span);
            Follow(changes, record);
        }

        _moves.Look(changes);
        _safety.Look(changes);
        _orders.Look(changes);
        _stock.Look(changes);
        _supply.Look(changes);
        _silence.Look(changes);
    }

    /// <summary>A handler outside of the store was given an event: none is left out, each is the one that was committed at that place.</summary>
    public void Heard(EventEnvelope envelope)
    {
        var key = (envelope.Tenant, envelope.Stream.Id);
        var last = _heard.GetValueOrDefault(key);
        Mix(envelope.Sequence, envelope.CommitId, last);
        if (envelope.Sequence > last + 1)
        {
            world.Violate($"Event {envelope.Sequence} of {envelope.Stream} is delivered after event {last}.");
        }
        else if (envelope.Sequence == last + 1)
        {
            _heard[key] = envelope.Sequence;
        }
        else
        {
            world.Coverage.State("event-heard-again");
        }

        var commits = _streams.GetValueOrDefault(key);
        if (commits is null || commits.Count < envelope.Sequence || (commits[(int)envelope.Sequence - 1] is var commit && commit != Guid.Empty && commit != envelope.CommitId))
        {
            world.Violate($"Event {envelope.Sequence} of {envelope.Stream} is delivered as {envelope.Event.GetType().Name} of commit {envelope.CommitId}, which wrote no such event there.");
        }
    }

    /// <summary>Everything at rest.</summary>
    public void Check()
    {
        foreach (var ((tenant, stream), commits) in _streams)
        {
            if (_heard.GetValueOrDefault((tenant, stream)) is var heard && heard != commits.Count)
            {
                world.Violate($"Stream {stream} of tenant {tenant} has {commits.Count} events; the listener heard {heard}.");
                return;
            }
        }

        _stock.Check();
        _orders.Check();
        _silence.Check();
    }

    /// <summary>Sequences are dense over all commits; what a commit swept lies in between, written by the store itself.</summary>
    private void Follow(ChangeSet changes, EventRecord record)
    {
        var commits = CollectionsMarshal.GetValueRefOrAddDefault(_streams, (changes.Tenant, record.Stream.Id), out _) ??= [];
        if (record.Stream.Kind == StreamKinds.Reservation && commits.Count < record.Sequence - 1)
        {
            Swept(changes.Tenant, record.Stream, commits, record.Sequence - 1);
        }

        if (record.Sequence != commits.Count + 1)
        {
            world.Violate($"Commit {changes.OperationId} writes event {record.Sequence} of {record.Stream}, which has {commits.Count}.");
        }

        commits.Add(changes.CommitId);
    }

    /// <summary>Takes in events that commits appended by sweeping: there must be as many as lines that ended so.</summary>
    internal void Swept(TenantId tenant, StreamId stream, long last)
    {
        if (_streams.TryGetValue((tenant, stream.Id), out var commits))
        {
            Swept(tenant, stream, commits, last);
        }
    }

    private void Swept(TenantId tenant, StreamId stream, List<Guid> commits, long last)
    {
        foreach (var stored in world.Peek(new StoreRead.EventsOf(tenant, stream, commits.Count, 1000)).TakeWhile(stored => stored.Sequence <= last))
        {
            if (stored.Type != "ReservationExpired" && !stored.Type.Contains("expired", StringComparison.OrdinalIgnoreCase))
            {
                world.Violate($"Event {stored.Sequence} of {stream} is {stored.Type}, which no commit of the engine wrote.");
            }

            commits.Add(stored.CommitId);
        }
    }

    private void MixText(ReadOnlySpan<byte> text)
    {
        var hash = Hash;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(text))
        {
            hash = unchecked((hash ^ word) * 1099511628211);
        }

        Hash = unchecked((hash ^ (ulong)text.Length) * 1099511628211);
    }
}
