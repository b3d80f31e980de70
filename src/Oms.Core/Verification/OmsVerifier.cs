using Microsoft.Extensions.Logging;
using NodaTime;
using Oms.Documents;
using Oms.Events;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Verification;

/// <summary>Reads everything a tenant has, a page at a time, and checks it. What looks wrong beside running traffic is read again before it is reported.</summary>
internal sealed class OmsVerifier(IOmsStore store, EventCodec codec, IClock clock, TimeProvider time, StockRepair repair, ILogger<OmsVerifier> logger) : IOmsVerifier
{
    private const int PageSize = 100;
    private const int ReadsAtOnce = 8;
    private const int MostReadings = 5;
    private const int MostFindings = 1000;

    // Each page of audits sums all orders' units anew: fewer pages are less work.
    private const int AuditPageSize = 1000;

    public async ValueTask<VerificationReport> VerifyAsync(TenantId tenant, IProgress<VerificationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var begun = time.GetTimestamp();
        var checks = new List<VerificationCheck>();
        checks.AddRange(await OrdersAsync(tenant, progress, cancellationToken).ConfigureAwait(false));
        var findings = new List<StockFinding>();
        checks.AddRange(await StockAsync(tenant, findings, progress, cancellationToken).ConfigureAwait(false));
        checks.AddRange(await SuppliesAsync(tenant, progress, cancellationToken).ConfigureAwait(false));
        checks.AddRange(await MovementsAsync(tenant, progress, cancellationToken).ConfigureAwait(false));
        checks.AddRange(await StreamsAsync(tenant, progress, cancellationToken).ConfigureAwait(false));
        var report = new VerificationReport { Checks = checks, Findings = findings };
        VerificationLog.Done(logger, tenant, checks.Count, checks.Count(check => !check.Holds), time.GetElapsedTime(begun));
        return report;
    }

    public ValueTask<RepairOutcome> RepairAsync(StockFinding finding, Actor actor, string reason, CancellationToken cancellationToken = default) =>
        repair.RunAsync(finding, actor, reason, cancellationToken);

    private async ValueTask<IEnumerable<VerificationCheck>> OrdersAsync(TenantId tenant, IProgress<VerificationProgress>? progress, CancellationToken cancellationToken)
    {
        var stage = new Stage("orders", time, progress);
        var tallies = new Tallies<OrderCase>(
            QuantityChecks.AddUp, QuantityChecks.MatchWork, SupplyChecks.Claims, SupplyChecks.Kits, SupplyChecks.Promises,
            MoneyChecks.AddUp, MoneyChecks.Shares, MoneyChecks.Postings, HistoryChecks.Dense, HistoryChecks.Fold, HistoryChecks.Statuses);
        await EachPageAsync(
            cursor => new StoreQuery.Orders(tenant, new OrderQuery { Cursor = cursor, Size = PageSize }),
            async orders =>
            {
                var findings = await AtOnceAsync(orders, order => FindAsync(tenant, order, tallies, cancellationToken), cancellationToken).ConfigureAwait(false);
                Array.ForEach(findings, tallies.Add);
                stage.Add(orders.Count);
            },
            cancellationToken).ConfigureAwait(false);
        return tallies.Report();
    }

    /// <summary>An order and what it must agree with are several reads: where they disagree, a command may have come between. Then all is read again.</summary>
    private async ValueTask<string[][]> FindAsync(TenantId tenant, Order order, Tallies<OrderCase> tallies, CancellationToken cancellationToken)
    {
        var subject = await OrderCase.ReadAsync(store, codec, tenant, order, cancellationToken).ConfigureAwait(false);
        var findings = tallies.Find(subject);
        for (var reading = 1; reading < MostReadings && Array.Exists(findings, found => found.Length > 0); reading++)
        {
            var again = await store.ReadAsync(new StoreRead.OrderById(tenant, order.Id), cancellationToken).ConfigureAwait(false);
            if (again is null || (reading > 1 && again.Version == subject.Order.Version))
            {
                break;
            }

            subject = await OrderCase.ReadAsync(store, codec, tenant, again, cancellationToken).ConfigureAwait(false);
            findings = tallies.Find(subject);
        }

        return findings;
    }

    private async ValueTask<IEnumerable<VerificationCheck>> StockAsync(
        TenantId tenant, List<StockFinding> findings, IProgress<VerificationProgress>? progress, CancellationToken cancellationToken)
    {
        var stage = new Stage("positions", time, progress);
        var audits = new Tallies<StockAudit>(StockChecks.MatchesLedger, StockChecks.LedgerIsDense, StockChecks.NotOversold, StockChecks.ClaimsWithinSupply, StockChecks.MatchesOrders);
        var positions = new Tallies<StockPosition>(StockChecks.AvailableIsDerived);
        await EachPageAsync(
            cursor => new StoreQuery.StockAudits(tenant, cursor, AuditPageSize),
            async page =>
            {
                var looked = await AtOnceAsync(page, audit => LookAgainAsync(tenant, audit, audits, cancellationToken), cancellationToken).ConfigureAwait(false);
                audits.Examine(looked);
                foreach (var audit in looked.Where(audit => findings.Count < MostFindings && StockFindings.Unlike(audit).Any()))
                {
                    findings.AddRange(await StockFindings.OfAsync(store, tenant, audit, cancellationToken).ConfigureAwait(false));
                }

                var skus = page.Select(audit => audit.Position.Sku).Distinct().ToList();
                var view = await store.ReadAsync(new StoreRead.Stock(tenant, skus, clock.GetCurrentInstant()), cancellationToken).ConfigureAwait(false);
                var listed = page.Select(audit => (audit.Position.Sku, audit.Position.Location)).ToHashSet();
                positions.Examine(view.Positions.Where(position => listed.Contains((position.Sku, position.Location))));
                stage.Add(page.Count);
            },
            cancellationToken).ConfigureAwait(false);
        return audits.Report().Concat(positions.Report());
    }

    /// <summary>A page is one moment, so that what disagrees does; a second look costs little and tells it of what the store read wrong.</summary>
    private async ValueTask<StockAudit> LookAgainAsync(TenantId tenant, StockAudit audit, Tallies<StockAudit> audits, CancellationToken cancellationToken)
    {
        if (Array.TrueForAll(audits.Find(audit), found => found.Length == 0))
        {
            return audit;
        }

        string? cursor = null;
        do
        {
            var page = await store.QueryAsync(new StoreQuery.StockAudits(tenant, cursor, PageSize) { Sku = audit.Position.Sku }, cancellationToken).ConfigureAwait(false);
            if (page.Items.FirstOrDefault(again => again.Position.Location == audit.Position.Location) is { } found)
            {
                return found;
            }

            cursor = page.Next;
        }
        while (cursor is not null);

        return audit;
    }

    private async ValueTask<IEnumerable<VerificationCheck>> SuppliesAsync(TenantId tenant, IProgress<VerificationProgress>? progress, CancellationToken cancellationToken)
    {
        var stage = new Stage("supplies", time, progress);
        var tallies = new Tallies<SupplyCase>(SupplyChecks.Places);
        await EachPageAsync(
            cursor => new StoreQuery.Documents(tenant, new DocumentQuery { Kind = DocumentKinds.Supply, Cursor = cursor, Size = PageSize }),
            async page =>
            {
                var now = clock.GetCurrentInstant();
                tallies.Examine(await AtOnceAsync(page, document => SupplyCase.ReadAsync(store, tenant, document, now, cancellationToken), cancellationToken).ConfigureAwait(false));
                stage.Add(page.Count);
            },
            cancellationToken).ConfigureAwait(false);
        return tallies.Report();
    }

    private async ValueTask<IEnumerable<VerificationCheck>> MovementsAsync(TenantId tenant, IProgress<VerificationProgress>? progress, CancellationToken cancellationToken)
    {
        var stage = new Stage("movements", time, progress);
        var tallies = new Tallies<CausedMovement>(MovementCheck.HasACause);
        var transfers = new TransferSums();
        await EachPageAsync(
            cursor => new StoreQuery.Movements(tenant, new MovementQuery { Cursor = cursor, Size = PageSize }),
            async page =>
            {
                var causes = page.Select(Cause).Distinct().ToList();
                var heads = await AtOnceAsync(causes, cause => store.ReadAsync(new StoreRead.StreamHead(tenant, cause), cancellationToken), cancellationToken).ConfigureAwait(false);
                var found = causes.Where((_, i) => heads[i] is not null).ToHashSet();
                tallies.Examine(page.Select(movement => new CausedMovement(movement, found.Contains(Cause(movement)))));
                foreach (var movement in page)
                {
                    transfers.Add(movement);
                }

                stage.Add(page.Count);
            },
            cancellationToken).ConfigureAwait(false);
        return [.. tallies.Report(), await ConserveAsync(tenant, transfers, cancellationToken).ConfigureAwait(false)];

        static StreamId Cause(StockMovement movement) =>
            new(movement.CauseKind switch { MovementCheck.CauseIsOrder => StreamKinds.Order, MovementCheck.CauseIsReservation => StreamKinds.Reservation, _ => StreamKinds.Stock }, movement.CauseId);
    }

    private async ValueTask<VerificationCheck> ConserveAsync(TenantId tenant, TransferSums transfers, CancellationToken cancellationToken)
    {
        string[] violations = [];
        for (var reading = 1; reading < MostReadings && !transfers.IsBalanced; reading++)
        {
            var again = new TransferSums();
            await EachPageAsync(
                cursor => new StoreQuery.Movements(tenant, new MovementQuery { Cursor = cursor, Size = AuditPageSize }),
                page =>
                {
                    foreach (var movement in page)
                    {
                        again.Add(movement);
                    }

                    return ValueTask.CompletedTask;
                },
                cancellationToken).ConfigureAwait(false);
            violations = [.. transfers.Find(again).Take(Tally.MostViolations)];
            if (violations.Length > 0)
            {
                break;
            }

            transfers = again;
        }

        return new VerificationCheck { Name = TransferSums.Name, Promise = TransferSums.Promise, Examined = transfers.Examined, Violations = violations };
    }

    private async ValueTask<IEnumerable<VerificationCheck>> StreamsAsync(TenantId tenant, IProgress<VerificationProgress>? progress, CancellationToken cancellationToken)
    {
        var stage = new Stage("streams", time, progress);
        var tallies = new Tallies<StreamState>(StreamChecks.Delivered, StreamChecks.NothingParked);
        await EachPageAsync(
            cursor => new StoreQuery.Streams(tenant, OnlyTroubled: false, cursor, PageSize),
            page =>
            {
                tallies.Examine(page);
                stage.Add(page.Count);
                return ValueTask.CompletedTask;
            },
            cancellationToken).ConfigureAwait(false);
        return tallies.Report();
    }

    private async ValueTask EachPageAsync<T>(Func<string?, StoreQuery<T>> query, Func<IReadOnlyList<T>, ValueTask> examine, CancellationToken cancellationToken)
    {
        string? cursor = null;
        do
        {
            var page = await store.QueryAsync(query(cursor), cancellationToken).ConfigureAwait(false);
            await examine(page.Items).ConfigureAwait(false);
            cursor = page.Next;
        }
        while (cursor is not null);
    }

    /// <summary>Reads side by side, so that the store can answer several with one query.</summary>
    private static async ValueTask<TResult[]> AtOnceAsync<T, TResult>(IReadOnlyList<T> subjects, Func<T, ValueTask<TResult>> read, CancellationToken cancellationToken)
    {
        var results = new TResult[subjects.Count];
        var side = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, results.Length, side, async (i, _) => results[i] = await read(subjects[i]).ConfigureAwait(false)).ConfigureAwait(false);
        return results;
    }

    /// <summary>Counts and tells how far a stage is.</summary>
    private sealed class Stage(string name, TimeProvider time, IProgress<VerificationProgress>? progress)
    {
        private readonly long _begun = time.GetTimestamp();
        private long _done;

        public void Add(int count)
        {
            _done += count;
            var seconds = time.GetElapsedTime(_begun).TotalSeconds;
            progress?.Report(new VerificationProgress(name, _done, seconds > 0 ? _done / seconds : 0));
        }
    }
}
