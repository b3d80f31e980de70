using Microsoft.EntityFrameworkCore;
using Oms.Storage.EfCore.Model;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.Portable;

/// <summary>
/// Commits one change set inside the caller's transaction, judged by reads and guarded updates in the contract's order: the readable oracle
/// that the fast commits are compared with. Anything but <see cref="CommitOutcome.Committed"/> must be rolled back.
/// </summary>
internal sealed class PortableCommit(DbContext db, CommitPlan plan, CancellationToken cancellationToken)
{
    private const string AbsenceKind = "absence";

    private readonly ChangeSet _changes = plan.Changes;
    private readonly int _tenant = plan.Changes.Tenant.Value;

    public async ValueTask<CommitOutcome> RunAsync()
    {
        if (await KnownAsync().ConfigureAwait(false) is { } known)
        {
            return known;
        }

        db.Add(plan.Operation);
        await SaveAsync().ConfigureAwait(false);
        var positions = new PortablePositions(db, plan, cancellationToken);
        var refused = await FencedAsync().ConfigureAwait(false)
            ?? await TakenAsync().ConfigureAwait(false)
            ?? await ExpectedAsync().ConfigureAwait(false)
            ?? await PutAsync().ConfigureAwait(false)
            ?? await StreamsAsync().ConfigureAwait(false)
            ?? await positions.ProlongAsync().ConfigureAwait(false)
            ?? await positions.CorrectedAsync().ConfigureAwait(false)
            ?? (CommitOutcome?)await positions.ReserveAsync().ConfigureAwait(false);
        if (refused is not null)
        {
            return refused;
        }

        var writer = new PortableWriter(db, plan, cancellationToken);
        await writer.WriteAsync().ConfigureAwait(false);
        await writer.SweptAsync(positions.Swept).ConfigureAwait(false);
        return new CommitOutcome.Committed(_changes.Result);
    }

    private async ValueTask<CommitOutcome.Duplicate?> KnownAsync()
    {
        var row = await PortableReads.Rows<OperationRow>(db).SingleOrDefaultAsync(o => o.Tenant == _tenant && o.OperationId == _changes.OperationId, cancellationToken).ConfigureAwait(false);
        return row is null
            ? null
            : new CommitOutcome.Duplicate(CommitResult.Decode(row.Result), _changes.Fingerprint.Span.SequenceEqual(row.Fingerprint), row.CommitId == _changes.CommitId);
    }

    // The update changes nothing and holds the row until the end of the transaction.
    private async ValueTask<CommitOutcome?> FencedAsync()
    {
        if (_changes.Fence is { } fence)
        {
            var (id, number) = (fence.Work.Id, fence.Number);
            var held = fence.Work.IsStream
                ? await db.Set<StreamRow>().Where(s => s.Id == id && s.Fence == number).ExecuteUpdateAsync(set => set.SetProperty(s => s.Fence, number), cancellationToken).ConfigureAwait(false)
                : await db.Set<WorkRow>().Where(w => w.Id == id && w.Fence == number).ExecuteUpdateAsync(set => set.SetProperty(w => w.Fence, number), cancellationToken).ConfigureAwait(false);
            if (held == 0)
            {
                return new CommitOutcome.Fenced();
            }
        }

        return _changes.Advance is { } advance
            && await PortableReads.Rows<StreamHandlerRow>(db)
                .AnyAsync(h => h.Stream == advance.Stream.Id && h.Handler == advance.Handler && h.Position >= advance.Position, cancellationToken).ConfigureAwait(false)
            ? new CommitOutcome.Fenced()
            : null;
    }

    private async ValueTask<CommitOutcome?> TakenAsync()
    {
        foreach (var claim in _changes.Claims)
        {
            var owner = await PortableReads.Rows<UniqueKeyRow>(db).Where(k => k.Tenant == _tenant && k.Kind == claim.Kind && k.Key == claim.Key)
                .Select(k => (Guid?)k.Owner).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            if (owner is { } taken && taken != claim.Owner)
            {
                return new CommitOutcome.KeyTaken(claim, taken);
            }

            if (owner is null)
            {
                db.Add(new UniqueKeyRow { Tenant = _tenant, Kind = claim.Kind, Key = claim.Key, Owner = claim.Owner });
                await SaveAsync().ConfigureAwait(false);
            }
        }

        return null;
    }

    private async ValueTask<CommitOutcome?> ExpectedAsync()
    {
        foreach (var (scope, version) in _changes.Expect)
        {
            if (await HoldAsync(scope, version, version).ConfigureAwait(false) is { } actual)
            {
                return new CommitOutcome.Conflict(scope, version, actual);
            }
        }

        return null;
    }

    private async ValueTask<CommitOutcome?> PutAsync()
    {
        foreach (var put in _changes.Puts)
        {
            if (put is not PutAddress
                && await HoldAsync(put.Scope, put.ExpectedVersion, put.ExpectedVersion + 1).ConfigureAwait(false) is { } actual)
            {
                return new CommitOutcome.Conflict(put.Scope, put.ExpectedVersion, actual);
            }
        }

        return null;
    }

    private async ValueTask<CommitOutcome?> StreamsAsync()
    {
        for (var i = 0; i < _changes.Events.Count; i++)
        {
            var (stream, first) = (_changes.Events[i].Stream, _changes.Events[i].Sequence);
            if ((i > 0 && _changes.Events[i - 1].Stream == stream) || StreamGuard.IsGuarded(_changes, stream))
            {
                continue;
            }

            var last = await PortableReads.Rows<StreamRow>(db).Where(s => s.Id == stream.Id && s.Tenant == _tenant).Select(s => s.Last).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            if (first != last + 1)
            {
                return new CommitOutcome.Conflict(new ScopeId(ScopeKinds.Stream, stream.Id), first - 1, last);
            }
        }

        return null;
    }

    private async ValueTask<long?> HoldAsync(ScopeId scope, long version, long next)
    {
        if (version == 0 && scope.Kind == ScopeKinds.Item)
        {
            await HoldAbsenceAsync(scope).ConfigureAwait(false);
        }

        return await new PortableScope(db, _tenant, cancellationToken).HoldAsync(scope, version, next).ConfigureAwait(false);
    }

    // A row that is not there cannot be locked, and kits rely on parts that are yet to be described. A key that is claimed and given back in one
    // transaction can: whoever claims it next waits for the end of this one, and then sees what became of the item.
    private async ValueTask HoldAbsenceAsync(ScopeId scope)
    {
        var key = scope.ToString();
        db.Add(new UniqueKeyRow { Tenant = _tenant, Kind = AbsenceKind, Key = key, Owner = _changes.CommitId });
        await SaveAsync().ConfigureAwait(false);
        await db.Set<UniqueKeyRow>().Where(k => k.Tenant == _tenant && k.Kind == AbsenceKind && k.Key == key).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask SaveAsync()
    {
        using var permit = SaveGuard.Allow(db);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        db.ChangeTracker.Clear();
    }
}
