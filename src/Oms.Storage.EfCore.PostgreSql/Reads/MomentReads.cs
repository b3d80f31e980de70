using Npgsql;
using Oms.Storage.EfCore.PostgreSql.Commits;
using Oms.Storage.EfCore.PostgreSql.Database;

namespace Oms.Storage.EfCore.PostgreSql.Reads;

/// <summary>Runs reads on a connection of their own, on a new one where the old one was lost. Called once at a time.</summary>
internal sealed class MomentReads<TReads> : IAsyncDisposable
    where TReads : class, IDisposable
{
    private const int Attempts = 4;

    private readonly StoreConnection _connection;
    private readonly OnConnection<TReads> _reads;

    public MomentReads(NpgsqlDataSource source, Func<TReads> make)
    {
        _connection = new StoreConnection(source);
        _reads = new(_connection, make);
    }

    public async ValueTask RunAsync(Func<TReads, IBatchConnection, ValueTask> read, CancellationToken deadline)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await _connection.OpenAsync(deadline).ConfigureAwait(false);
                await read(_reads.Current, _connection).ConfigureAwait(false);
                return;
            }
            catch (Exception error)
            {
                await _connection.RecoverAsync(error).ConfigureAwait(false);
                if (error is OperationCanceledException || Failures.Of(error) is not (Failure.Lost or Failure.Contention))
                {
                    throw;
                }

                if (attempt == Attempts)
                {
                    throw new StoreException(StoreErrors.Unavailable, $"The database cannot be reached: {error.Message}", error);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(10 << (2 * attempt)), deadline).ConfigureAwait(false);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync().ConfigureAwait(false);
        _reads.Dispose();
    }
}

/// <summary>Asks several questions of one moment in one round trip.</summary>
internal sealed class MomentBatch : IDisposable
{
    private readonly NpgsqlBatch _batch = new();
    private readonly NpgsqlBatchCommand _begin = new("begin isolation level repeatable read read only");
    private readonly NpgsqlBatchCommand _commit = new("commit");
    private readonly Questions _questions = new();

    public async ValueTask AskAsync(IBatchConnection connection, IReadOnlyList<Question> questions, CancellationToken deadline)
    {
        _batch.BatchCommands.Clear();
        _batch.BatchCommands.Add(_begin);
        for (var i = 0; i < questions.Count; i++)
        {
            _questions.Add(questions[i], _batch);
        }

        _batch.BatchCommands.Add(_commit);
        await _questions.AskAsync(connection, _batch, deadline).ConfigureAwait(false);
    }

    public void Dispose() => _batch.Dispose();
}
