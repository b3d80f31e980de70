using System.Data.Common;
using Oms.Storage;

namespace Oms.Testing.Simulation.Worlds;

/// <summary>A node's way to the shared store, with everything that can go wrong on it. Each call is a step of the world: others come between.</summary>
internal sealed class FaultyStore(World world, Node node) : IOmsStore
{
    private static readonly Task Never = new TaskCompletionSource().Task;

    public StoreCapabilities Capabilities => world.Store.Capabilities;

    public async ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        var outcome = await ApplyAsync(changes).ConfigureAwait(false);
        await LeaveAsync().ConfigureAwait(false);
        while (world.Chance.PerMille(world.Faults.SentAgain))
        {
            // The connection broke; the store sends the same change set again and takes what that comes to.
            world.Coverage.Fault("commit-sent-again");
            await LeaveAsync().ConfigureAwait(false);
            outcome = await ApplyAsync(changes).ConfigureAwait(false);
        }

        await LoseAsync("commit").ConfigureAwait(false);
        return outcome;
    }

    public async ValueTask<T> ReadAsync<T>(StoreRead<T> read, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        return await world.Store.ReadAsync(read, CancellationToken.None).ConfigureAwait(false);
    }

    public async ValueTask<Page<T>> QueryAsync<T>(StoreQuery<T> query, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        return await world.Store.QueryAsync(query, CancellationToken.None).ConfigureAwait(false);
    }

    public async ValueTask<ClaimedWork> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        var claimed = await world.Store.ClaimAsync(request, CancellationToken.None).ConfigureAwait(false);
        if (claimed.Streams.Count + claimed.Items.Count > 0)
        {
            await LeaveAsync().ConfigureAwait(false);
            await LoseAsync("claim").ConfigureAwait(false);
        }

        return claimed;
    }

    public async ValueTask<int> SettleAsync(Settlement settlement, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        var late = await world.Store.SettleAsync(settlement, CancellationToken.None).ConfigureAwait(false);
        world.Coverage.State("settled-too-late", late);
        await LoseAsync("settle").ConfigureAwait(false);
        return late;
    }

    public async ValueTask<MaintenanceReport> MaintainAsync(MaintenanceRequest request, IProgress<MaintenanceProgress>? progress, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken).ConfigureAwait(false);
        return await world.Store.MaintainAsync(request, progress, CancellationToken.None).ConfigureAwait(false);
    }

    public IEnlistedStore Enlist(DbTransaction transaction) => throw new NotSupportedException("There is no database in a simulation.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask<CommitOutcome> ApplyAsync(ChangeSet changes)
    {
        CommitOutcome outcome;
        world.Watch.Before(changes);
        try
        {
            outcome = await world.Store.CommitAsync(changes, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException e) when (e.Code == StoreErrors.Rejected)
        {
            world.Violate($"The store rejected a change set of {changes.OperationId}: {e.Message}");
            throw;
        }

        world.Watch.Committed(node, changes, outcome);
        return outcome;
    }

    /// <summary>On the way in: a delay, in which others come before, and what can fail before anything is done.</summary>
    private async ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await StepAsync().ConfigureAwait(false);
        if (world.Timeline.Now < world.OutageUntil)
        {
            world.Coverage.Fault("store-unavailable");
            throw new StoreException(StoreErrors.Unavailable, "The database cannot be reached (simulated).");
        }

        if (world.Chance.PerMille(world.Faults.Busy))
        {
            world.Coverage.Fault("store-busy");
            throw new StoreException(StoreErrors.Busy, "Too much waits already (simulated).");
        }
    }

    private ValueTask LeaveAsync() => StepAsync();

    /// <summary>On the way out: it is done, and the caller does not learn it, or late.</summary>
    private async ValueTask LoseAsync(string what)
    {
        if (world.Chance.PerMille(world.Faults.LateAnswer))
        {
            world.Coverage.Fault($"{what}-answered-late");
            await world.Timeline.Wait(Timeline.Micros(World.Lease) * world.Chance.Between(1, 4), node).ConfigureAwait(false);
        }

        if (world.Chance.PerMille(world.Faults.LostAnswer))
        {
            world.Coverage.Fault($"{what}-answer-lost");
            throw new StoreException(StoreErrors.Unknown, "The answer was lost (simulated).");
        }
    }

    private ValueTask StepAsync()
    {
        world.CheckThread();
        if (world.Chance.PerMillion(world.Faults.CrashAtStep))
        {
            world.Coverage.Fault("killed-at-a-step");
            world.Kill(node);
            return new ValueTask(Never);
        }

        if (world.Chance.PerMillion(world.Faults.PauseAtStep))
        {
            world.Coverage.Fault("paused-at-a-step");
            node.PausedUntil = world.Timeline.Now + Timeline.Micros(World.Lease) + world.Chance.Between(1, Timeline.Micros(World.Lease));
        }

        return new ValueTask(world.Timeline.Wait(world.DelayMicros(), node));
    }
}
