using Npgsql;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql.Statements;

/// <summary>How <see cref="RowChanges{TRow}"/> reach one table.</summary>
internal interface ITableStatements
{
    void AddTo(NpgsqlBatch batch);

    void Clear();
}

/// <inheritdoc cref="ITableStatements"/>
internal sealed class TableStatements<TRow>(Table<TRow> table, string? update = null) : ITableStatements
    where TRow : class
{
    private RowStatement<TRow>? _inserts;
    private RowStatement<TRow>? _updates;
    private RowStatement<TRow>? _deletes;

    public RowStatement<TRow> Inserts => _inserts ??= new(table, RowSql.Insert(table), table.Columns);

    public RowStatement<TRow> Updates => _updates ??= new(table, update ?? RowSql.Update(table), table.Columns);

    public RowStatement<TRow> Deletes => _deletes ??= new(table, RowSql.Delete(table), RowSql.KeyAndTenant(table));

    public void Add(RowChanges<TRow>? changes)
    {
        if (changes is null)
        {
            return;
        }

        if (changes.Inserts.Count > 0)
        {
            Inserts.Add(changes.Inserts);
        }

        if (changes.Updates.Count > 0)
        {
            Updates.Add(changes.Updates);
        }

        if (changes.Deletes.Count > 0)
        {
            Deletes.Add(changes.Deletes);
        }
    }

    public void AddTo(NpgsqlBatch batch)
    {
        _deletes?.Statement.AddTo(batch);
        _updates?.Statement.AddTo(batch);
        _inserts?.Statement.AddTo(batch);
    }

    public void Clear()
    {
        _deletes?.Statement.Clear();
        _updates?.Statement.Clear();
        _inserts?.Statement.Clear();
    }
}
