using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.Sqlite.Native;

/// <summary>A prepared query for whole rows of a table. The parameters are bound on <see cref="With"/>.</summary>
internal sealed class RowQuery<TRow>(NativeConnection connection, Table<TRow> table, string rest)
    where TRow : class
{
    private NativeStatement? _statement;

    /// <summary>The statement, to be bound and then read.</summary>
    public NativeStatement With => _statement ??= connection.Prepare($"SELECT {table.List()} FROM {table.Quoted} {rest}");

    /// <summary>The first row, or null.</summary>
    public TRow? One()
    {
        if (!With.Read())
        {
            return null;
        }

        var row = table.Read(With);
        With.Reset();
        return row;
    }

    /// <summary>All rows, into a list.</summary>
    public void All(List<TRow> rows)
    {
        while (With.Read())
        {
            rows.Add(table.Read(With));
        }
    }
}
