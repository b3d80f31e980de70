namespace Oms.Benchmarks.Recordings;

/// <summary>Where a value of a replayed row comes from.</summary>
internal enum CellKind
{
    /// <summary>The value that was recorded.</summary>
    Constant,

    /// <summary>An identity made for this order.</summary>
    Id,

    /// <summary>One of the SKUs this order draws.</summary>
    Sku,

    /// <summary>The caller's operation key.</summary>
    Key,

    /// <summary>A text of chance that must be unique: an order number.</summary>
    Chance,

    /// <summary>Now, in microseconds.</summary>
    Now,
}

/// <summary>A value of a replayed row.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Value">The constant.</param>
/// <param name="Slot">Which identity, SKU or text.</param>
internal readonly record struct Cell(CellKind Kind, object? Value = null, int Slot = 0);

/// <summary>What happens to a row.</summary>
internal enum RowAction
{
    Insert,
    Update,
    Delete,

    /// <summary>Counters change by deltas under a guard; the cells are the key, then a delta for each changed column.</summary>
    Count,
}

/// <summary>One row of one commit.</summary>
internal sealed record RowChange(TableShape Table, RowAction Action, IReadOnlyList<Cell> Cells)
{
    /// <summary>By how much each counter changes, for <see cref="RowAction.Count"/>.</summary>
    public long[] Deltas { get; } = Action == RowAction.Count ? [.. Cells.Skip(Table.Keys.Count()).Select(cell => (long)cell.Value!)] : [];

    private readonly int _sku = Table.Keys.ToList().FindIndex(key => key.Name == "sku");
    private readonly int _location = Table.Keys.ToList().FindIndex(key => key.Name == "location");

    /// <summary>Whose counters change.</summary>
    public (string Sku, string Location) Position(FloorOrder order) => (order.Text(Cells[_sku]), order.Text(Cells[_location]));
}

/// <summary>What commits of one order wrote, each with its rows, so that the same can be written again for other orders without an engine.</summary>
/// <param name="Tables">All that are written.</param>
/// <param name="Steps">One for each commit.</param>
/// <param name="Ids">How many identities an order has.</param>
/// <param name="Texts">Lengths of the unique texts.</param>
internal sealed record Recording(IReadOnlyList<TableShape> Tables, IReadOnlyList<IReadOnlyList<RowChange>> Steps, int Ids, IReadOnlyList<int> Texts)
{
    public int Rows(int step) => Steps[step].Count;

    /// <summary>How many rows of a table are there more after one order.</summary>
    public int Growth(TableShape table) => Steps.Sum(step => step.Count(row => row.Table == table && row.Action == RowAction.Insert) - step.Count(row => row.Table == table && row.Action == RowAction.Delete));
}
