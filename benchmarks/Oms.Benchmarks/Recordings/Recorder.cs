using System.Data.Common;

namespace Oms.Benchmarks.Recordings;

/// <summary>
/// Learns what a commit writes by looking at every table before and after it. Two orders are recorded: what differs between them and has no other
/// source is a text of chance; what is the same is a constant.
/// </summary>
internal sealed class Recorder(DbConnection connection, IReadOnlyList<TableShape> tables)
{
    private readonly List<List<(TableShape Table, RowAction Action, object?[] Values)>> _steps = [];
    private readonly HashSet<Guid> _known = [];
    private readonly List<Guid> _ids = [];
    private readonly List<string> _texts = [];
    private Dictionary<TableShape, Dictionary<string, object?[]>> _before = [];

    public string Key { get; set; } = "";

    public IReadOnlyList<string> Skus { get; set; } = [];

    public long Began { get; private set; }

    public async Task BeginAsync()
    {
        _before = await LookAsync();
        foreach (var value in _before.Values.SelectMany(rows => rows.Values).SelectMany(row => row))
        {
            if (IdOf(value) is { } id)
            {
                _known.Add(id);
            }
        }

        Began = Now();
    }

    /// <summary>Notes what was written since the last look.</summary>
    public async Task StepAsync()
    {
        var after = await LookAsync();
        var step = new List<(TableShape, RowAction, object?[])>();
        foreach (var table in tables)
        {
            foreach (var (key, row) in after[table])
            {
                if (!_before[table].TryGetValue(key, out var old))
                {
                    step.Add((table, RowAction.Insert, row));
                }
                else if (table.Counters is { } counters && !Same(old, row))
                {
                    step.Add((table, RowAction.Count, Deltas(table, counters, old, row)));
                }
                else if (!Same(old, row))
                {
                    step.Add((table, RowAction.Update, row));
                }
            }

            step.AddRange(_before[table].Where(row => !after[table].ContainsKey(row.Key)).Select(row => (table, RowAction.Delete, row.Value)));
        }

        _steps.Add(step);
        _before = after;
    }

    /// <summary>Turns the recorded values into cells; the other recording tells which texts differ.</summary>
    public Recording Finish(Recorder other)
    {
        var until = Now();
        var steps = _steps.Select((step, s) => (IReadOnlyList<RowChange>)[.. step.Select((row, r) =>
        {
            var twin = other._steps[s].Count == step.Count ? other._steps[s][r].Values
                : throw new InvalidOperationException($"Two orders wrote {step.Count} and {other._steps[s].Count} rows in step {s}.");
            return new RowChange(row.Table, row.Action, [.. row.Values.Select((value, i) => CellOf(value, twin[i], until))]);
        })]).ToList();
        return new Recording(tables, steps, _ids.Count, [.. _texts.Select(text => text.Length)]);
    }

    private Cell CellOf(object? value, object? twin, long until)
    {
        if (IdOf(value) is { } id)
        {
            return _known.Contains(id) ? new Cell(CellKind.Constant, value) : new Cell(CellKind.Id, null, Slot(_ids, id));
        }

        return value switch
        {
            long micros when micros >= Began && micros <= until => new Cell(CellKind.Now),
            string text when Skus.Contains(text) => new Cell(CellKind.Sku, null, Skus.ToList().IndexOf(text)),
            // Later commands of the order carry the key with a word behind it.
            string text when text.Length <= Key.Length + 16 && text.StartsWith(Key, StringComparison.Ordinal) => new Cell(CellKind.Key),
            string { Length: <= 32 } text when text != (string?)twin => new Cell(CellKind.Chance, null, Slot(_texts, text)),
            _ => new Cell(CellKind.Constant, value),
        };
    }

    private static object?[] Deltas(TableShape table, CounterShape counters, object?[] old, object?[] row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            if (!Equal(old[i], row[i]) && !counters.Changed.Contains(table.Columns[i].Name))
            {
                throw new InvalidOperationException($"{table.Columns[i].Name} changed, which no floor writes.");
            }
        }

        return
        [
            .. table.Columns.Select((column, i) => (column, i)).Where(pair => pair.column.IsKey).Select(pair => row[pair.i]),
            .. counters.Changed.Select(name => table.IndexOf(name)).Select(i => (object?)((long)row[i]! - (long)old[i]!)),
        ];
    }

    private async Task<Dictionary<TableShape, Dictionary<string, object?[]>>> LookAsync()
    {
        var all = new Dictionary<TableShape, Dictionary<string, object?[]>>();
        foreach (var table in tables)
        {
            all[table] = (await Catalog.RowsAsync(connection, table)).ToDictionary(row => string.Join('|', table.Columns.Select((column, i) => column.IsKey ? Show(row[i]) : "")));
        }

        return all;
    }

    private static int Slot<T>(List<T> slots, T value)
    {
        var slot = slots.IndexOf(value);
        if (slot < 0)
        {
            slots.Add(value);
            slot = slots.Count - 1;
        }

        return slot;
    }

    private static Guid? IdOf(object? value) => value switch
    {
        Guid id => id,
        byte[] { Length: 16 } bytes => new Guid(bytes, bigEndian: true),
        _ => null,
    };

    private static bool Same(object?[] a, object?[] b) => a.Zip(b).All(pair => Equal(pair.First, pair.Second));

    private static bool Equal(object? a, object? b) => a is byte[] x && b is byte[] y ? x.AsSpan().SequenceEqual(y) : Equals(a, b);

    private static string Show(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static long Now() => TimeProvider.System.GetUtcNow().Subtract(DateTimeOffset.UnixEpoch).Ticks / 10;
}
