using Microsoft.EntityFrameworkCore;
using Oms.Inventory;
using Oms.Storage.EfCore.Model;
using Oms.Storage.Judging;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.Portable;

/// <summary>Changes reservation lines and positions by guarded updates; on shortage it sweeps what is over and tries again.</summary>
internal sealed class PortablePositions(DbContext db, CommitPlan plan, CancellationToken cancellationToken)
{
    private readonly ChangeSet _changes = plan.Changes;
    private readonly int _tenant = plan.Changes.Tenant.Value;
    private readonly StockSums _sums = new();
    private readonly LedgerNumbers _ledgers = new();

    /// <summary>Lines that were swept, without their events' sequences.</summary>
    public List<SweptLine> Swept { get; } = [];

    public async ValueTask<CommitOutcome.Conflict?> ProlongAsync()
    {
        foreach (var line in _changes.Reserves.OfType<ReservationProlonged>())
        {
            var moved = await Active(line.Reservation, line.LineNo).ExecuteUpdateAsync(set => set.SetProperty(l => l.ExpiresAt, line.ExpiresAt), cancellationToken).ConfigureAwait(false);
            if (moved == 0)
            {
                return new CommitOutcome.Conflict(new ScopeId(ScopeKinds.Reservation, line.Reservation), 1, 0);
            }
        }

        return null;
    }

    /// <summary>Holds the positions that are corrected as they were read, or says that they were corrected meanwhile.</summary>
    public async ValueTask<CommitOutcome.Conflict?> CorrectedAsync()
    {
        foreach (var correction in _changes.Reserves.OfType<CounterCorrected>())
        {
            var (sku, location, expected) = (correction.Sku.Value, correction.Location.Value, correction.Corrections);
            var held = await db.Set<PositionRow>().Where(p => p.Tenant == _tenant && p.Sku == sku && p.Location == location && p.Corrections == expected)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Corrections, expected), cancellationToken).ConfigureAwait(false);
            var actual = held == 1 ? expected : (await ReadAsync(correction.Sku, correction.Location).ConfigureAwait(false))?.Corrections ?? 0;
            if (actual != expected)
            {
                return new CommitOutcome.Conflict(ScopeId.Of(ScopeKinds.Position, $"{correction.Sku}@{correction.Location}"), expected, actual);
            }
        }

        return null;
    }

    public async ValueTask<CommitOutcome.Insufficient?> ReserveAsync()
    {
        _sums.Add(_changes);
        foreach (var line in _changes.Reserves.OfType<ReservationEnded>())
        {
            var row = await Active(line.Reservation, line.LineNo).AsNoTracking().SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            if (row is not null && await Active(line.Reservation, line.LineNo).ExecuteUpdateAsync(set => set.SetProperty(l => l.State, line.As), cancellationToken).ConfigureAwait(false) == 1)
            {
                _sums.AddEnded(new Sku(row.Sku), new LocationCode(row.Location), row.Quantity);
            }
        }

        _sums.Sort();
        var shortages = new List<Shortage>();
        foreach (var delta in _sums.Deltas.ToArray())
        {
            if (await ApplyAsync(delta).ConfigureAwait(false) is { } shortage)
            {
                shortages.Add(shortage);
            }
        }

        if (shortages.Count > 0)
        {
            return new CommitOutcome.Insufficient(shortages);
        }

        await NumberAsync().ConfigureAwait(false);
        return null;
    }

    // The rows are changed, and so locked: what they say after all of it gives what they said before the first movement.
    private async ValueTask NumberAsync()
    {
        foreach (var delta in _sums.Deltas.ToArray().Where(delta => delta.Moves > 0))
        {
            var now = await ReadAsync(delta.Sku, delta.Location).ConfigureAwait(false) ?? throw new DbUpdateConcurrencyException($"{delta.Sku} at {delta.Location} went while its ledger was numbered.");
            var onHand = now.OnHand - delta.Sellable - delta.Damaged - delta.Quarantine - delta.QualityControl;
            _ledgers.Start(delta.Sku, delta.Location, new LedgerNumber(now.Moves - delta.Moves, onHand));
        }

        plan.Number(_ledgers.Of(_changes.Movements));
    }

    private IQueryable<ReservationLineRow> Active(Guid reservation, int lineNo) =>
        db.Set<ReservationLineRow>().Where(l => l.Reservation == reservation && l.LineNo == lineNo && l.Tenant == _tenant && l.State == ReservationState.Active);

    private async ValueTask<Shortage?> ApplyAsync(PositionDelta delta)
    {
        if (await UpdateAsync(delta, 0).ConfigureAwait(false))
        {
            return null;
        }

        var stored = await ReadAsync(delta.Sku, delta.Location).ConfigureAwait(false);
        if (stored is null)
        {
            return await InsertAsync(delta).ConfigureAwait(false);
        }

        var swept = 0L;
        if (delta.Demand > 0 && stored.Reserved > 0)
        {
            swept = await SweepAsync(delta).ConfigureAwait(false);
            if (swept > 0 && await UpdateAsync(delta, swept).ConfigureAwait(false))
            {
                return null;
            }

            // Another may have swept since the position was read: then its units are free, and the old counters would refuse what can be had.
            stored = await ReadAsync(delta.Sku, delta.Location).ConfigureAwait(false) ?? stored;
        }

        return PortableGuard.Why(stored, delta, swept)
            ?? throw new DbUpdateConcurrencyException($"{delta.Sku} at {delta.Location} changed while it was judged.");
    }

    /// <summary>One guarded update; the guard is the contract's, in the database's arithmetic.</summary>
    private async ValueTask<bool> UpdateAsync(PositionDelta d, long swept)
    {
        var (sku, location) = (d.Sku.Value, d.Location.Value);
        var (limitSet, limitNew, demand, physical) = (d.OversellLimit is not null, d.OversellLimit ?? 0, d.Demand > 0, d.Physical);
        var (planned, safety, reorder) = (d.Plan is not null, d.Plan?.Quantity ?? 0, d.Plan?.ReorderPoint);
        var rows = db.Set<PositionRow>().Where(p => p.Tenant == _tenant && p.Sku == sku && p.Location == location
            && p.Sellable + d.Sellable >= 0
            && p.Damaged + d.Damaged >= 0
            && p.Quarantine + d.Quarantine >= 0
            && p.QualityControl + d.QualityControl >= 0
            && p.Allocated + d.Allocated >= 0
            && p.Reserved + d.Reserved - swept >= 0);
        if (d.Corrections > 0)
        {
            // The row may have come since the correction was judged over none.
            var expected = _changes.Reserves.OfType<CounterCorrected>().First(correction => correction.Sku == d.Sku && correction.Location == d.Location).Corrections;
            rows = rows.Where(p => p.Corrections == expected);
        }

        if (demand)
        {
            rows = rows.Where(p => p.Allocated + d.Allocated + p.Reserved + d.Reserved - swept <= p.Sellable + d.Sellable + (limitSet ? limitNew : p.OversellLimit));
        }

        return await rows.ExecuteUpdateAsync(
            set => set
                .SetProperty(p => p.Sellable, p => p.Sellable + d.Sellable)
                .SetProperty(p => p.Damaged, p => p.Damaged + d.Damaged)
                .SetProperty(p => p.Quarantine, p => p.Quarantine + d.Quarantine)
                .SetProperty(p => p.QualityControl, p => p.QualityControl + d.QualityControl)
                .SetProperty(p => p.Allocated, p => p.Allocated + d.Allocated)
                .SetProperty(p => p.Reserved, p => p.Reserved + d.Reserved - swept)
                .SetProperty(p => p.OversellLimit, p => limitSet ? limitNew : p.OversellLimit)
                .SetProperty(p => p.SafetyStock, p => planned ? safety : p.SafetyStock)
                .SetProperty(p => p.ReorderPoint, p => planned ? reorder : p.ReorderPoint)
                .SetProperty(p => p.Moves, p => p.Moves + d.Moves)
                .SetProperty(p => p.Corrections, p => p.Corrections + d.Corrections)
                .SetProperty(
                    p => p.Short,
                    p => p.Allocated + d.Allocated + p.Reserved + d.Reserved - swept - p.Sellable - d.Sellable - (limitSet ? limitNew : p.OversellLimit) <= 0
                        ? 0
                        : physical || p.Short > p.Allocated + d.Allocated + p.Reserved + d.Reserved - swept - p.Sellable - d.Sellable - (limitSet ? limitNew : p.OversellLimit)
                            ? p.Allocated + d.Allocated + p.Reserved + d.Reserved - swept - p.Sellable - d.Sellable - (limitSet ? limitNew : p.OversellLimit)
                            : p.Short),
            cancellationToken).ConfigureAwait(false) == 1;
    }

    private async ValueTask<StockPosition?> ReadAsync(Sku sku, LocationCode location)
    {
        var (skuCode, locationCode) = (sku.Value, location.Value);
        var row = await PortableReads.Rows<PositionRow>(db).SingleOrDefaultAsync(p => p.Tenant == _tenant && p.Sku == skuCode && p.Location == locationCode, cancellationToken).ConfigureAwait(false);
        return row is null ? null : StockRows.Value(row);
    }

    private async ValueTask<Shortage?> InsertAsync(PositionDelta delta)
    {
        var empty = new StockPosition { Sku = delta.Sku, Location = delta.Location };
        if (PortableGuard.Why(empty, delta, 0) is { } shortage)
        {
            return shortage;
        }

        db.Add(StockRows.Row(_tenant, PortableGuard.After(empty, delta)));
        using var permit = SaveGuard.Allow(db);
        await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        db.ChangeTracker.Clear();
        return null;
    }

    /// <summary>Marks the position's lines whose time has come; those that this change set ends itself are ended already.</summary>
    private async ValueTask<long> SweepAsync(PositionDelta delta)
    {
        var (sku, location, at) = (delta.Sku.Value, delta.Location.Value, _changes.At);
        var over = await PortableReads.Rows<ReservationLineRow>(db)
            .Where(l => l.Tenant == _tenant && l.Sku == sku && l.Location == location && l.State == ReservationState.Active && l.ExpiresAt <= at)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var units = 0L;
        foreach (var row in over.OrderBy(row => row.Reservation).ThenBy(row => row.LineNo))
        {
            var marked = await Active(row.Reservation, row.LineNo).Where(l => l.ExpiresAt <= at)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.State, ReservationState.Expired), cancellationToken).ConfigureAwait(false);
            if (marked == 1)
            {
                units += row.Quantity;
                Swept.Add(new SweptLine(row.Reservation, row.LineNo, delta.Sku, delta.Location, row.Quantity, 0));
            }
        }

        return units;
    }
}
