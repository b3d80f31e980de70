using Npgsql;
using Oms.Storage.EfCore.PostgreSql.Statements;

namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>A statement over arrays with what is done with each row of its answer.</summary>
internal sealed class Question(ArrayStatement statement, Action<NpgsqlDataReader> row)
{
    public ArrayStatement Statement => statement;

    public void Read(NpgsqlDataReader reader) => row(reader);
}

/// <summary>Questions that go out in one batch, answered in their order.</summary>
internal sealed class Questions
{
    private readonly List<Question> _asked = [];

    public void Add(Question question, NpgsqlBatch batch)
    {
        if (question.Statement.AddTo(batch))
        {
            _asked.Add(question);
        }
    }

    public async ValueTask AskAsync(IBatchConnection connection, NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            var reader = await connection.ReadAsync(batch, cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                for (var i = 0; i < _asked.Count; i++)
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        _asked[i].Read(reader);
                    }

                    await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            _asked.Clear();
            batch.BatchCommands.Clear();
        }
    }
}
