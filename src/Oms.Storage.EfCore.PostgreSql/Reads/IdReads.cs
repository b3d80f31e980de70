using NpgsqlTypes;
using Oms.Storage.EfCore.PostgreSql.Commits;
using Oms.Storage.EfCore.PostgreSql.Statements;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql.Reads;

/// <summary>Reads the rows of some ids from several tables at one moment in one round trip, a statement a table. Called once at a time.</summary>
internal sealed class IdReads : IDisposable
{
    private readonly MomentBatch _batch = new();
    private readonly List<ArrayColumn<Guid>> _ids = [];
    private readonly List<Question> _all = [];
    private readonly RowSource _source = new();

    /// <summary>Adds a table: the column that holds the id, and what becomes of a row.</summary>
    public void Add<TRow>(Table<TRow> table, string id, Action<TRow> keep)
        where TRow : class
    {
        var ids = new ArrayColumn<Guid>(NpgsqlDbType.Uuid);
        _ids.Add(ids);
        _all.Add(new Question(
            new ArrayStatement($"select {table.List()} from {table.Quoted} where {table[id].Quoted} = any($1)", ids),
            reader => keep(table.Read(_source.From(reader)))));
    }

    public void Ask(Guid id)
    {
        foreach (var ids in _ids)
        {
            ids.Add(id);
        }
    }

    public ValueTask RunAsync(IBatchConnection connection, CancellationToken deadline) => _batch.AskAsync(connection, _all, deadline);

    public void Clear()
    {
        foreach (var question in _all)
        {
            question.Statement.Clear();
        }
    }

    public void Dispose() => _batch.Dispose();
}
