namespace Oms.Benchmarks.Recordings;

/// <summary>A table as the model has it.</summary>
/// <param name="Name">Quoted, with its schema.</param>
/// <param name="Columns">In order.</param>
/// <param name="Counters">Null for rows; for a table of counters what may be added to, and by which guard.</param>
internal sealed record TableShape(string Name, IReadOnlyList<ColumnShape> Columns, CounterShape? Counters = null)
{
    public IEnumerable<ColumnShape> Keys => Columns.Where(column => column.IsKey);

    public int IndexOf(string column) => Columns.ToList().FindIndex(shape => shape.Name == column);
}

/// <summary>A column: its name, its type in the database's words, whether it belongs to the primary key, whether it may be null.</summary>
internal sealed record ColumnShape(string Name, string Type, bool IsKey, bool Nullable);

/// <summary>Which columns change by deltas, and what must hold afterwards: the sum of what is promised is at most the sum of what there is.</summary>
internal sealed record CounterShape(IReadOnlyList<string> Changed, IReadOnlyList<string> Promised, IReadOnlyList<string> Available);
