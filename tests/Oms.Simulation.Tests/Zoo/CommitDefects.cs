using System.Globalization;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Simulation.Tests.Zoo;

/// <summary>A known operation that comes again with the same content is done again.</summary>
internal sealed class OperationForgotten(IOmsStore inner) : DefectiveStore(inner)
{
    private int _again;

    public override async ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var outcome = await Inner.CommitAsync(changes, cancellationToken);
        return outcome is CommitOutcome.Duplicate { SameContent: true, SameCommit: false } && changes.Advance is null
            ? await Inner.CommitAsync(changes with { OperationId = string.Create(CultureInfo.InvariantCulture, $"again-{++_again}") }, cancellationToken)
            : outcome;
    }
}

/// <summary>A change set that is sent again because its answer was lost is stored a second time.</summary>
internal sealed class StoredTwice(IOmsStore inner) : DefectiveStore(inner)
{
    public override async ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var outcome = await Inner.CommitAsync(changes, cancellationToken);
        if (outcome is CommitOutcome.Duplicate { SameCommit: true } && changes.Movements.Count > 0 && changes.Puts.Count == 0)
        {
            await BesideAsync(changes.Tenant, changes.At, changes.Reserves);
        }

        return outcome;
    }
}

/// <summary>Another content under a known key is answered as if it were the same.</summary>
internal sealed class ContentNotCompared(IOmsStore inner) : DefectiveStore(inner)
{
    public override async ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var outcome = await Inner.CommitAsync(changes, cancellationToken);
        return outcome is CommitOutcome.Duplicate { SameContent: false } known ? known with { SameContent = true } : outcome;
    }
}

/// <summary>An order's version is not compared, at once or only when its command has lost several times: what was written in between is lost.</summary>
internal sealed class VersionIgnored(IOmsStore inner, int after) : DefectiveStore(inner)
{
    private readonly Dictionary<string, int> _lost = [];

    public override async ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        var outcome = await Inner.CommitAsync(changes, cancellationToken);
        if (outcome is not CommitOutcome.Conflict { Scope.Kind: ScopeKinds.Order } || changes.Puts.OfType<PutOrder>().FirstOrDefault() is not { } put)
        {
            return outcome;
        }

        _lost[changes.OperationId] = _lost.GetValueOrDefault(changes.OperationId) + 1;
        if (_lost[changes.OperationId] <= after || await Inner.ReadAsync(new StoreRead.OrderById(changes.Tenant, put.After.Id), cancellationToken) is not { } stored)
        {
            return outcome;
        }

        var sequence = stored.Sequence;
        var events = changes.Events.Select(record => record.Stream.Id == put.After.Id.Value ? record with { Sequence = ++sequence } : record).ToList();
        var forced = put.After with { Version = stored.Version + 1, Sequence = sequence };
        try
        {
            return await Inner.CommitAsync(changes with { Puts = [.. changes.Puts.Select(one => one == put ? new PutOrder(stored, forced) : one)], Events = events }, cancellationToken);
        }
        catch (StoreException)
        {
            return outcome;
        }
    }
}

/// <summary>Now and then a commit is answered and not stored.</summary>
internal sealed class NotStored(IOmsStore inner) : DefectiveStore(inner)
{
    public override ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        changes.Advance is not null && Every(40) ? new(new CommitOutcome.Committed(changes.Result)) : Inner.CommitAsync(changes, cancellationToken);
}

/// <summary>An order is now and then read as it stood before.</summary>
internal sealed class StaleRead(IOmsStore inner) : DefectiveStore(inner)
{
    private readonly Dictionary<OrderId, Order> _before = [];

    public override async ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        foreach (var put in changes.Puts.OfType<PutOrder>())
        {
            if (put.Before is { } before)
            {
                _before[before.Id] = before;
            }
        }

        return await Inner.CommitAsync(changes, cancellationToken);
    }

    public override ValueTask<T> ReadAsync<T>(StoreRead<T> read, CancellationToken cancellationToken) =>
        read is StoreRead.OrderById { Id: var id } && _before.TryGetValue(id, out var old) && Every(5) ? new((T)(object)old) : Inner.ReadAsync(read, cancellationToken);
}

/// <summary>An order is found whoever's it is.</summary>
internal sealed class TenantIgnored(IOmsStore inner) : DefectiveStore(inner)
{
    public override async ValueTask<T> ReadAsync<T>(StoreRead<T> read, CancellationToken cancellationToken)
    {
        var own = await Inner.ReadAsync(read, cancellationToken);
        if (own is null && read is StoreRead.OrderById order)
        {
            foreach (var other in (TenantId[])[TenantId.Default, new TenantId(7)])
            {
                if (await Inner.ReadAsync(new StoreRead.OrderById(other, order.Id), cancellationToken) is { } foreign)
                {
                    return (T)(object)foreign;
                }
            }
        }

        return own;
    }
}
