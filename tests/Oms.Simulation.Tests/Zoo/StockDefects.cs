using NodaTime;
using Oms.Storage;

namespace Oms.Simulation.Tests.Zoo;

/// <summary>The guard of demands is off: what is short is promised all the same.</summary>
internal sealed class GuardOff(IOmsStore inner, Func<ChangeSet, bool>? where = null) : DefectiveStore(inner)
{
    public override async ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var outcome = await Inner.CommitAsync(changes, cancellationToken);
        if (outcome is not CommitOutcome.Insufficient || where?.Invoke(changes) == false)
        {
            return outcome;
        }

        var places = changes.Reserves.Select(reserve => (reserve.Sku, reserve.Location)).Distinct().ToList();
        await BesideAsync(changes.Tenant, changes.At, [.. places.Select(place => new OversellLimitSet { Sku = place.Sku, Location = place.Location, Quantity = 1000 })]);
        outcome = await Inner.CommitAsync(changes, cancellationToken);
        await BesideAsync(changes.Tenant, changes.At, [.. places.Select(place => new OversellLimitSet { Sku = place.Sku, Location = place.Location, Quantity = 0 })]);
        return outcome;
    }
}

/// <summary>Rewrites the counters' changes of a change set.</summary>
internal sealed class RewrittenReserves(IOmsStore inner, Func<IReadOnlyList<Reserve>, IReadOnlyList<Reserve>> rewrite) : DefectiveStore(inner)
{
    public override async ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        try
        {
            return await Inner.CommitAsync(changes with { Reserves = rewrite(changes.Reserves) }, cancellationToken);
        }
        catch (StoreException)
        {
            // What the store cannot take at all would be found at once: the defect is to be one that passes.
            return await Inner.CommitAsync(changes, cancellationToken);
        }
    }
}

/// <summary>Reservations are taken as over an hour early where somebody else wants their units.</summary>
internal sealed class EarlySweep(IOmsStore inner) : DefectiveStore(inner)
{
    public override async ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var outcome = await Inner.CommitAsync(changes, cancellationToken);
        return outcome is CommitOutcome.Insufficient ? await Inner.CommitAsync(changes with { At = changes.At + Duration.FromHours(1) }, cancellationToken) : outcome;
    }
}

/// <summary>Ways to write less, or more, than was decided.</summary>
internal sealed class Rewritten(IOmsStore inner, uint every, Func<ChangeSet, ChangeSet> rewrite) : DefectiveStore(inner)
{
    public override ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        Inner.CommitAsync(Every(every) ? rewrite(changes) : changes, cancellationToken);
}
