using NpgsqlTypes;
using Oms.Inventory;
using Oms.Storage.EfCore.PostgreSql.Commits;
using Oms.Storage.EfCore.PostgreSql.Statements;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql.Reads;

/// <summary>Reads items and positions for several callers at one moment in one round trip. Called once at a time.</summary>
internal sealed class StockReads : IDisposable
{
    private readonly MomentBatch _batch = new();
    private readonly HashSet<(int Tenant, string Sku)> _asked = [];
    private readonly Dictionary<(int Tenant, string Sku), Item> _items = [];
    private readonly Dictionary<(int Tenant, string Sku), List<StockPosition>> _positions = [];
    private readonly Dictionary<(int Tenant, string Sku, string Location), List<ReservationLineRow>> _over = [];
    private readonly ArrayColumn<int>[] _tenants = [new(NpgsqlDbType.Integer), new(NpgsqlDbType.Integer), new(NpgsqlDbType.Integer)];
    private readonly ArrayColumn<string>[] _skus = [new(NpgsqlDbType.Text), new(NpgsqlDbType.Text), new(NpgsqlDbType.Text)];
    private readonly ArrayColumn<long> _until = new(NpgsqlDbType.Bigint);
    private readonly Question[] _all;

    public StockReads(OmsTables tables)
    {
        var row = new RowSource();
        _all =
        [
            new(new ArrayStatement(Sql(tables.Items, "tenant, sku", "", ""), _tenants[0], _skus[0]), reader => Keep(tables.Items.Read(row.From(reader)))),
            new(
                new ArrayStatement(Sql(tables.Positions, "tenant, sku", "", $"order by t.{tables.Positions[nameof(PositionRow.Location)].Quoted}"), _tenants[1], _skus[1]),
                reader => Keep(row.From(reader).Int32(0), StockRows.Read(row))),
            new(
                new ArrayStatement(Sql(tables.ReservationLines, "tenant, sku, until", Over(tables.ReservationLines), ""), _tenants[2], _skus[2], _until),
                reader => Keep(tables.ReservationLines.Read(row.From(reader)))),
        ];
    }

    public async ValueTask ReadAsync(IBatchConnection connection, IReadOnlyList<StoreRead.Stock> reads, Memory<StockView> views, CancellationToken deadline)
    {
        try
        {
            Ask(reads);
            await _batch.AskAsync(connection, _all, deadline).ConfigureAwait(false);
            for (var i = 0; i < reads.Count; i++)
            {
                views.Span[i] = View(reads[i]);
            }
        }
        finally
        {
            Clear();
        }
    }

    public void Dispose() => _batch.Dispose();

    private static string Sql<TRow>(Table<TRow> table, string given, string where, string order)
        where TRow : class =>
        $"select {table.List("t.")} from unnest($1, $2{(where.Length == 0 ? "" : ", $3")}) as x({given}) "
            + $"join {table.Quoted} as t on t.{table["Tenant"].Quoted} = x.tenant and t.{table["Sku"].Quoted} = x.sku{where} {order}";

    private static string Over(Table<ReservationLineRow> lines) =>
        $" and t.{lines[nameof(ReservationLineRow.State)].Quoted} = 0 and t.{lines[nameof(ReservationLineRow.ExpiresAt)].Quoted} <= x.until";

    private void Ask(IReadOnlyList<StoreRead.Stock> reads)
    {
        var until = long.MinValue;
        for (var i = 0; i < reads.Count; i++)
        {
            until = Math.Max(until, reads[i].At.ToUnixTimeTicks() / 10);
        }

        for (var i = 0; i < reads.Count; i++)
        {
            for (var j = 0; j < reads[i].Skus.Count; j++)
            {
                var (tenant, sku) = (reads[i].Tenant.Value, reads[i].Skus[j].Value);
                if (_asked.Add((tenant, sku)))
                {
                    Ask(tenant, sku, until);
                }
            }
        }
    }

    private void Ask(int tenant, string sku, long until)
    {
        for (var i = 0; i < _tenants.Length; i++)
        {
            _tenants[i].Add(tenant);
            _skus[i].Add(sku);
        }

        _until.Add(until);
    }

    private void Keep(ItemRow row) => _items[(row.Tenant, row.Sku)] = StockRows.Value(row);

    private void Keep(int tenant, StockPosition position)
    {
        if (!_positions.TryGetValue((tenant, position.Sku.Value), out var positions))
        {
            _positions.Add((tenant, position.Sku.Value), positions = []);
        }

        positions.Add(position);
    }

    private void Keep(ReservationLineRow row)
    {
        if (!_over.TryGetValue((row.Tenant, row.Sku, row.Location), out var lines))
        {
            _over.Add((row.Tenant, row.Sku, row.Location), lines = []);
        }

        lines.Add(row);
    }

    private StockView View(StoreRead.Stock read)
    {
        var skus = read.Skus.Count == 1 ? read.Skus : [.. read.Skus.Distinct().Order()];
        var items = new List<Item>(skus.Count);
        var positions = new List<StockPosition>(skus.Count);
        foreach (var sku in skus)
        {
            var key = (read.Tenant.Value, sku.Value);
            if (_items.TryGetValue(key, out var item))
            {
                items.Add(item);
            }

            if (_positions.TryGetValue(key, out var found))
            {
                foreach (var position in found)
                {
                    positions.Add(At(position, read));
                }
            }
        }

        return new StockView { Items = items, Positions = positions };
    }

    private StockPosition At(StockPosition position, StoreRead.Stock read)
    {
        var expired = 0L;
        if (_over.TryGetValue((read.Tenant.Value, position.Sku.Value, position.Location.Value), out var lines))
        {
            foreach (var line in lines)
            {
                expired += line.ExpiresAt <= read.At ? line.Quantity : 0;
            }
        }

        return expired == 0 ? position : position with { Expired = expired };
    }

    private void Clear()
    {
        _asked.Clear();
        _items.Clear();
        _positions.Clear();
        _over.Clear();
        foreach (var question in _all)
        {
            question.Statement.Clear();
        }
    }
}
