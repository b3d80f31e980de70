using Oms.Inventory;

namespace Oms.Storage.Judging;

/// <summary>A position while change sets are judged against it. Mutable, owned by one transaction.</summary>
public sealed class JudgedPosition
{
    /// <summary>A position as it is stored.</summary>
    /// <param name="stored">Its counters.</param>
    /// <param name="exists">False where no row is stored yet.</param>
    public JudgedPosition(StockPosition stored, bool exists)
    {
        Stored = stored;
        Now = stored;
        Exists = exists;
    }

    /// <summary>As it is stored.</summary>
    public StockPosition Stored { get; }

    /// <summary>With everything admitted so far.</summary>
    public StockPosition Now { get; private set; }

    /// <summary>Whether a row is stored.</summary>
    public bool Exists { get; }

    /// <summary>Whether it must be written.</summary>
    public bool Changed => !ReferenceEquals(Stored, Now);

    /// <summary>Says whether a delta is covered, given that <paramref name="swept"/> reserved units are over and may be swept.</summary>
    /// <returns>Null where it is; otherwise what is short.</returns>
    /// <exception cref="StoreException"><see cref="StoreErrors.Rejected"/>: more would be given back than was promised.</exception>
    public Shortage? Judge(in PositionDelta delta, long swept)
    {
        var after = new Counters(Now, delta, swept);
        if (after.Allocated < 0 || after.Reserved < 0)
        {
            throw new StoreException(StoreErrors.Rejected, $"{delta.Sku} at {delta.Location}: more units are given back than were promised.");
        }

        if (after.Sellable < 0 && delta.Demand == 0)
        {
            return Short(delta, -delta.Sellable, Now.Sellable);
        }

        if (after.Damaged < 0)
        {
            return Short(delta, -delta.Damaged, Now.Damaged);
        }

        if (after.Quarantine < 0)
        {
            return Short(delta, -delta.Quarantine, Now.Quarantine);
        }

        if (after.QualityControl < 0)
        {
            return Short(delta, -delta.QualityControl, Now.QualityControl);
        }

        if (delta.Demand <= 0)
        {
            return null;
        }

        var free = after.Sellable + after.OversellLimit - after.Allocated - after.Reserved;
        return free < 0 || after.Sellable < 0
            ? Short(delta, delta.Demand, Math.Max(0, Math.Min(delta.Demand + free, after.Sellable < 0 ? Now.Sellable : Now.Sellable + after.OversellLimit)))
            : null;
    }

    /// <summary>Applies a delta that was judged.</summary>
    public void Apply(in PositionDelta delta, long swept)
    {
        var after = new Counters(Now, delta, swept);
        var missing = Math.Max(0, after.Allocated + after.Reserved - after.Sellable - after.OversellLimit);
        Now = Now with
        {
            Sellable = after.Sellable,
            Damaged = after.Damaged,
            Quarantine = after.Quarantine,
            QualityControl = after.QualityControl,
            Allocated = after.Allocated,
            Reserved = after.Reserved,
            OversellLimit = after.OversellLimit,
            SafetyStock = delta.Plan is { } plan ? plan.Quantity : Now.SafetyStock,
            ReorderPoint = delta.Plan is { } planned ? planned.ReorderPoint : Now.ReorderPoint,
            Moves = Now.Moves + delta.Moves,
            Corrections = Now.Corrections + delta.Corrections,
            Short = delta.Physical ? missing : Math.Min(Now.Short, missing),
        };
    }

    private static Shortage Short(in PositionDelta delta, long asked, long available) =>
        new() { Sku = delta.Sku, Location = delta.Location, Asked = asked, Available = available };

    /// <summary>The counters as a delta would make them: judged far more often than kept.</summary>
    private readonly struct Counters(StockPosition now, in PositionDelta delta, long swept)
    {
        public long Sellable { get; } = now.Sellable + delta.Sellable;

        public long Damaged { get; } = now.Damaged + delta.Damaged;

        public long Quarantine { get; } = now.Quarantine + delta.Quarantine;

        public long QualityControl { get; } = now.QualityControl + delta.QualityControl;

        public long Allocated { get; } = now.Allocated + delta.Allocated;

        public long Reserved { get; } = now.Reserved + delta.Reserved - swept;

        public long OversellLimit { get; } = delta.OversellLimit ?? now.OversellLimit;
    }
}
