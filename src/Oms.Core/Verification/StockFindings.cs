using Oms.Inventory;
using Oms.Storage;

namespace Oms.Verification;

/// <summary>Turns a position that disagrees with its rows into findings, one for each counter, with the place in the ledger where they part.</summary>
internal static class StockFindings
{
    private const int PageSize = 500;
    private const int MostMissing = 20;

    /// <summary>Counters that disagree, with what the rows add up to.</summary>
    public static IEnumerable<(StockCounter Counter, long Expected, long Actual)> Unlike(StockAudit audit)
    {
        var position = audit.Position;
        (StockCounter Counter, long Expected, long Actual)[] counters =
        [
            (StockCounter.Sellable, audit.Sellable, position.Sellable),
            (StockCounter.Damaged, audit.Damaged, position.Damaged),
            (StockCounter.Quarantine, audit.Quarantine, position.Quarantine),
            (StockCounter.QualityControl, audit.QualityControl, position.QualityControl),
            (StockCounter.Allocated, audit.Allocations + audit.FulfilmentOpen, position.Allocated),
            (StockCounter.Reserved, audit.Reservations, position.Reserved),
        ];
        return counters.Where(counter => counter.Expected != counter.Actual);
    }

    public static async ValueTask<IReadOnlyList<StockFinding>> OfAsync(IOmsStore store, TenantId tenant, StockAudit audit, CancellationToken cancellationToken)
    {
        var unlike = Unlike(audit).ToList();
        if (unlike.Count == 0)
        {
            return [];
        }

        var onHand = unlike.Exists(counter => HasLedger(counter.Counter));
        var (parting, missing) = onHand ? await PartAsync(store, tenant, audit, cancellationToken).ConfigureAwait(false) : (null, []);
        return
        [
            .. unlike.Select(counter => new StockFinding
            {
                Tenant = tenant,
                Sku = audit.Position.Sku,
                Location = audit.Position.Location,
                Counter = counter.Counter,
                Expected = counter.Expected,
                Actual = counter.Actual,
                Corrections = audit.Position.Corrections,
                Parting = HasLedger(counter.Counter) ? parting : null,
                MissingNumbers = HasLedger(counter.Counter) ? missing : [],
            }),
        ];
    }

    private static bool HasLedger(StockCounter counter) => counter is not (StockCounter.Allocated or StockCounter.Reserved);

    // Lines are only added, so that pages need not be one moment: what came after the audit is passed over.
    private static async ValueTask<(LedgerParting Parting, IReadOnlyList<long> Missing)> PartAsync(IOmsStore store, TenantId tenant, StockAudit audit, CancellationToken cancellationToken)
    {
        var (sum, agreed, next) = (0L, 0L, 1L);
        StockMovement? first = null;
        var missing = new List<long>();
        string? cursor = null;
        do
        {
            var page = await store.QueryAsync(new StoreQuery.Ledger(tenant, audit.Position.Sku, audit.Position.Location, cursor, PageSize), cancellationToken).ConfigureAwait(false);
            foreach (var movement in page.Items.TakeWhile(movement => movement.No <= audit.LastNo))
            {
                sum += movement.Quantity;
                if (movement.No == 0)
                {
                    continue;
                }

                for (; next < movement.No && missing.Count < MostMissing; next++)
                {
                    missing.Add(next);
                }

                next = movement.No + 1;
                (agreed, first) = movement.OnHandAfter == sum ? (movement.No, null) : (agreed, first ?? movement);
            }

            cursor = page.Items.Count > 0 && page.Items[^1].No > audit.LastNo ? null : page.Next;
        }
        while (cursor is not null);

        for (; next <= audit.Position.Moves && missing.Count < MostMissing; next++)
        {
            missing.Add(next);
        }

        return (new LedgerParting { After = agreed, Movement = first }, missing);
    }
}
