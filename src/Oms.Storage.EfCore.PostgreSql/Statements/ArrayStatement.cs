using Npgsql;

namespace Oms.Storage.EfCore.PostgreSql.Statements;

/// <summary>A statement over arrays, one element a row: made once a connection, filled anew for each transaction, left out where it has no rows.</summary>
internal sealed class ArrayStatement
{
    private readonly ArrayColumn[] _columns;

    public ArrayStatement(string sql, params ArrayColumn[] columns)
    {
        _columns = columns;
        Command = new NpgsqlBatchCommand(sql);
        foreach (var column in columns)
        {
            Command.Parameters.Add(column.Parameter);
        }
    }

    public NpgsqlBatchCommand Command { get; }

    public int Count => _columns[0].Count;

    /// <summary>Adds the statement to a batch, where it has rows.</summary>
    public bool AddTo(NpgsqlBatch batch)
    {
        if (Count == 0)
        {
            return false;
        }

        batch.BatchCommands.Add(Command);
        return true;
    }

    public void Clear()
    {
        foreach (var column in _columns)
        {
            column.Clear();
        }
    }
}
