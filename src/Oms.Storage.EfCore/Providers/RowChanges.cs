using System.ComponentModel;

namespace Oms.Storage.EfCore.Providers;

/// <summary>What a change set does to one table. Mutable while the plan is built.</summary>
/// <typeparam name="TRow">The row class.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowChanges<TRow>
    where TRow : class
{
    private List<TRow>? _inserts;
    private List<TRow>? _updates;
    private List<TRow>? _deletes;

    /// <summary>New rows.</summary>
    public IReadOnlyList<TRow> Inserts => _inserts ?? (IReadOnlyList<TRow>)[];

    /// <summary>Rows that are written whole over the row of the same key.</summary>
    public IReadOnlyList<TRow> Updates => _updates ?? (IReadOnlyList<TRow>)[];

    /// <summary>Rows that go; only their keys count.</summary>
    public IReadOnlyList<TRow> Deletes => _deletes ?? (IReadOnlyList<TRow>)[];

    /// <summary>Whether nothing changes.</summary>
    public bool IsEmpty => _inserts is null && _updates is null && _deletes is null;

    internal void Insert(TRow row) => (_inserts ??= []).Add(row);

    internal void Update(TRow row) => (_updates ??= []).Add(row);

    internal void Delete(TRow row) => (_deletes ??= []).Add(row);
}
