using Npgsql;
using NpgsqlTypes;
using Oms.Benchmarks.Recordings;
using Oms.Storage.EfCore.PostgreSql.Statements;

namespace Oms.Benchmarks.Floors;

/// <summary>Adds to guarded counters: rows are locked in key order, and one that the guard refuses breaks the pipeline.</summary>
internal sealed class PostgresCounters
{
    private readonly ArrayColumn<string> _skus = new(NpgsqlDbType.Text);
    private readonly ArrayColumn<string> _locations = new(NpgsqlDbType.Text);
    private readonly ArrayColumn<long>[] _deltas;
    private readonly ArrayStatement _statement;

    public PostgresCounters(TableShape table)
    {
        var counters = table.Counters!;
        _deltas = [.. counters.Changed.Select(_ => new ArrayColumn<long>(NpgsqlDbType.Bigint))];
        _statement = new ArrayStatement(Sql(table, counters), [_skus, _locations, .. _deltas]);
    }

    public void Add(CounterSums sums)
    {
        foreach (var (key, deltas) in sums.Sorted())
        {
            _skus.Add(key.Sku);
            _locations.Add(key.Location);
            for (var i = 0; i < deltas.Length; i++)
            {
                _deltas[i].Add(deltas[i]);
            }
        }
    }

    public void AddTo(NpgsqlBatch batch) => _statement.AddTo(batch);

    public void Clear() => _statement.Clear();

    private static string Sql(TableShape table, CounterShape counters)
    {
        string After(string name) => counters.Changed.Contains(name) ? $"t.\"{name}\" + k.\"{name}\"" : $"t.\"{name}\"";
        var changed = string.Join(", ", counters.Changed.Select(name => $"\"{name}\""));
        var tenant = table.Keys.Any(key => key.Name == "tenant") ? "p.tenant = 1 and " : "";
        var own = tenant.Replace("p.", "t.", StringComparison.Ordinal);
        return $"""
            with k as (
              select p.sku, p.location, {string.Join(", ", counters.Changed.Select(name => $"x.\"{name}\""))}
              from unnest($1, $2, {string.Join(", ", counters.Changed.Select((_, i) => $"${i + 3}"))}) as x(sku, location, {changed})
              join {table.Name} as p on {tenant}p.sku = x.sku and p.location = x.location
              order by x.sku, x.location
              for update of p),
            u as (
              update {table.Name} as t set {string.Join(", ", counters.Changed.Select(name => $"\"{name}\" = {After(name)}"))}
              from k where {own}t.sku = k.sku and t.location = k.location and {string.Join(" + ", counters.Promised.Select(After))} <= {string.Join(" + ", counters.Available.Select(After))}
              returning 1)
            select 1 / (case when (select count(*) from u) = cardinality($1) then 1 else 0 end)
            """;
    }
}
