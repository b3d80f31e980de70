using Oms.Inventory;
using Oms.Orders;
using Oms.Storage.EfCore.PostgreSql.Commits;
using Oms.Storage.EfCore.PostgreSql.Database;
using Oms.Storage.EfCore.PostgreSql.Outbox;
using Oms.Storage.EfCore.PostgreSql.Reads;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql;

/// <summary>What PostgreSQL does faster than LINQ. Made at first use: it asks the model for names.</summary>
internal sealed class FastPaths : IAsyncDisposable
{
    private const int Attempts = 6;

    private readonly PostgreSqlWriter _writer;
    private readonly MomentReads<OrderReads> _orderReads;
    private readonly MomentReads<StockReads> _stockReads;
    private readonly MomentReads<ReservationReads> _reservationReads;
    private readonly MomentReads<HeadReads> _headReads;
    private readonly PostgreSqlDatabase _database;

    public FastPaths(PostgreSqlDatabase database, PostgreSqlStorageOptions options, PostgreSqlLog log)
    {
        _database = database;
        using (var lease = database.Contexts.Rent())
        {
            Tables = new OmsTables(lease.Context.Model);
        }

        var (source, gathering) = (database.Sources, new GatheringOptions { Deadline = options.Deadline, Capacity = options.QueueCapacity });
        _writer = new PostgreSqlWriter(source.ForKeeps, Tables, log);
        _orderReads = new(source.ForKeeps, () => new OrderReads(Tables));
        _stockReads = new(source.ForKeeps, () => new StockReads(Tables));
        _reservationReads = new(source.ForKeeps, () => new ReservationReads(Tables));
        _headReads = new(source.ForKeeps, () => new HeadReads(Tables));
        Commits = new CommitGrouper(_writer, gathering);
        Orders = new CoalescingReader<(TenantId, OrderId), Order?>(
            (keys, orders, deadline) => _orderReads.RunAsync((reads, connection) => reads.ReadAsync(connection, keys, orders, deadline), deadline),
            gathering);
        Stock = new CoalescingReader<StoreRead.Stock, StockView>(
            (reads, views, deadline) => _stockReads.RunAsync((stock, connection) => stock.ReadAsync(connection, reads, views, deadline), deadline),
            gathering);
        Reservations = new CoalescingReader<StoreRead.ReservationById, SoftReservation?>(
            (keys, found, deadline) => _reservationReads.RunAsync((reads, connection) => reads.ReadAsync(connection, keys, found, deadline), deadline),
            gathering);
        Heads = new CoalescingReader<StoreRead.StreamHead, StreamState?>(
            (keys, heads, deadline) => _headReads.RunAsync((reads, connection) => reads.ReadAsync(connection, keys, heads, deadline), deadline),
            gathering);
        Claims = new Claims(source.Pooled, Tables);
        Settlements = new Settlements(source.Pooled, Tables);
        ToSell = new ToSellRead(source.Pooled, Tables);
    }

    public OmsTables Tables { get; }

    public CommitGrouper Commits { get; }

    public CoalescingReader<(TenantId Tenant, OrderId Id), Order?> Orders { get; }

    public CoalescingReader<StoreRead.Stock, StockView> Stock { get; }

    public CoalescingReader<StoreRead.ReservationById, SoftReservation?> Reservations { get; }

    public CoalescingReader<StoreRead.StreamHead, StreamState?> Heads { get; }

    public Claims Claims { get; }

    public Settlements Settlements { get; }

    public ToSellRead ToSell { get; }

    /// <summary>Tries again what lost a connection or a race; a lease that was taken and never heard of runs out by itself.</summary>
    public async ValueTask<T> RepeatAsync<T>(Func<ValueTask<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work().ConfigureAwait(false);
            }
            catch (Exception error) when (error is System.Data.Common.DbException or IOException or TimeoutException)
            {
                if (attempt == Attempts || Failures.Of(error) == Failure.Content)
                {
                    throw _database.Translate(error);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(attempt * attempt * 10), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Commits.DisposeAsync().ConfigureAwait(false);
        await Orders.DisposeAsync().ConfigureAwait(false);
        await Stock.DisposeAsync().ConfigureAwait(false);
        await Reservations.DisposeAsync().ConfigureAwait(false);
        await Heads.DisposeAsync().ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
        await _orderReads.DisposeAsync().ConfigureAwait(false);
        await _stockReads.DisposeAsync().ConfigureAwait(false);
        await _reservationReads.DisposeAsync().ConfigureAwait(false);
        await _headReads.DisposeAsync().ConfigureAwait(false);
    }
}
