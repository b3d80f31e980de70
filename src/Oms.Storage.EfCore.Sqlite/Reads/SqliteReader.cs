using Oms.Inventory;
using Oms.Orders;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.EfCore.Sqlite.Native;

namespace Oms.Storage.EfCore.Sqlite.Reads;

/// <summary>One reading connection with its statements. One user at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    private readonly NativeConnection _connection;
    private readonly OrderSelects _orders;
    private readonly StockSelects _stock;
    private readonly ToSellSelect _toSell;
    private readonly RowQuery<UniqueKeyRow> _key;
    private readonly RowQuery<OperationRow> _operation;
    private readonly RowQuery<DocumentRow> _document;
    private readonly RowQuery<AddressRow> _address;
    private readonly RowQuery<StreamRow> _stream;
    private readonly RowQuery<StreamHandlerRow> _handlers;
    private readonly RowQuery<EventRow> _events;

    public SqliteReader(string connectionString, OmsTables tables)
        : this(new NativeConnection(connectionString), tables) =>
        _connection.Execute("PRAGMA busy_timeout = 5000; PRAGMA query_only = ON");

    /// <summary>Reads on a connection that belongs to somebody else, who is waiting meanwhile.</summary>
    public SqliteReader(NativeConnection connection, OmsTables tables)
    {
        _connection = connection;
        _orders = new(_connection, tables);
        _stock = new(_connection, tables);
        _toSell = new(_connection, tables);
        _key = new(_connection, tables.UniqueKeys, Where(tables.UniqueKeys, nameof(UniqueKeyRow.Tenant), nameof(UniqueKeyRow.Kind), nameof(UniqueKeyRow.Key)));
        _operation = new(_connection, tables.Operations, Where(tables.Operations, nameof(OperationRow.Tenant), nameof(OperationRow.OperationId)));
        _document = new(_connection, tables.Documents, Where(tables.Documents, nameof(DocumentRow.Tenant), nameof(DocumentRow.Kind), nameof(DocumentRow.Id)));
        _address = new(_connection, tables.Addresses, Where(tables.Addresses, nameof(AddressRow.Tenant), nameof(AddressRow.Id)));
        _stream = new(_connection, tables.Streams, Where(tables.Streams, nameof(StreamRow.Tenant), nameof(StreamRow.Id)));
        _handlers = new(_connection, tables.StreamHandlers, Where(tables.StreamHandlers, nameof(StreamHandlerRow.Stream)));
        var sequence = tables.Events[nameof(EventRow.Sequence)].Quoted;
        _events = new(_connection, tables.Events, $"{Where(tables.Events, nameof(EventRow.Tenant), nameof(EventRow.Stream))} AND {sequence} > ?3 ORDER BY {sequence} LIMIT ?4");
    }

    /// <summary>A condition whose parameters stand in the given order.</summary>
    public static string Where<TRow>(Table<TRow> table, params string[] properties)
        where TRow : class
        => "WHERE " + string.Join(" AND ", properties.Select((property, i) => FormattableString.Invariant($"{table[property].Quoted} = ?{i + 1}")));

    public object? Run(object read)
    {
        switch (read)
        {
            case StoreRead.KeyOwner r:
                _key.With.Int32(0, r.Tenant.Value);
                _key.With.Text(1, r.Kind);
                _key.With.Text(2, r.Key);
                return _key.One()?.Owner;
            case StoreRead.OperationById r:
                _operation.With.Int32(0, r.Tenant.Value);
                _operation.With.Text(1, r.OperationId);
                return _operation.One() is { } operation ? OutboxRows.Value(operation) : null;
            case StoreRead.DocumentById r:
                _document.With.Int32(0, r.Tenant.Value);
                _document.With.Text(1, r.Kind);
                _document.With.Text(2, r.Id);
                return _document.One() is { } document ? DocumentRows.Value(document) : null;
            case StoreRead.AddressById r:
                _address.With.Int32(0, r.Tenant.Value);
                _address.With.Uuid(1, r.Id);
                return _address.One() is { } address ? AddressRows.Value(address) : null;
            case StoreRead.EventsOf r:
                return Events(r);
            case StoreRead.Availability r:
                return _toSell.Read(r);
            case StoreRead.Locations r:
                return _stock.Locations(r);
            case StoreRead.ReservationById r:
                return _stock.Reservation(r);
        }

        // What takes several statements reads one moment.
        _connection.Begin();
        object? value = read switch
        {
            StoreRead.StreamHead r => Head(r),
            _ => throw new NotSupportedException(read.GetType().Name),
        };
        _connection.Commit();
        return value;
    }

    /// <summary>Reads stock for several callers, all of one moment.</summary>
    public void Run(IReadOnlyList<StoreRead.Stock> reads, Span<StockView> views)
    {
        _connection.Begin();
        for (var i = 0; i < reads.Count; i++)
        {
            views[i] = _stock.Read(reads[i]);
        }

        _connection.Commit();
    }

    /// <summary>Reads orders for several callers, all of one moment.</summary>
    public void Run(IReadOnlyList<StoreRead.OrderById> reads, Span<Order?> orders)
    {
        _connection.Begin();
        for (var i = 0; i < reads.Count; i++)
        {
            orders[i] = _orders.Read(reads[i]);
        }

        _connection.Commit();
    }

    public void Dispose() => _connection.Dispose();

    private StoredEvent[] Events(StoreRead.EventsOf read)
    {
        _events.With.Int32(0, read.Tenant.Value);
        _events.With.Uuid(1, read.Stream.Id);
        _events.With.Int64(2, read.After);
        _events.With.Int64(3, read.Max);
        var rows = new List<EventRow>();
        _events.All(rows);
        return [.. rows.Select(OutboxRows.Value)];
    }

    private StreamState? Head(StoreRead.StreamHead read)
    {
        _stream.With.Int32(0, read.Tenant.Value);
        _stream.With.Uuid(1, read.Stream.Id);
        if (_stream.One() is not { } row)
        {
            return null;
        }

        _handlers.With.Uuid(0, read.Stream.Id);
        var handlers = new List<StreamHandlerRow>();
        _handlers.All(handlers);
        return OutboxRows.Value(row, handlers);
    }
}
