using Npgsql;
using Oms.Storage.EfCore.PostgreSql.Commits;

namespace Oms.Storage.EfCore.PostgreSql.Reads;

/// <summary>Asks several questions of one moment in one round trip; on a new connection where the old one was lost.</summary>
internal static class MomentReads
{
    private const int Attempts = 4;

    public static async ValueTask RunAsync(StoreConnection connection, NpgsqlBatch batch, Questions questions, Action ask, CancellationToken deadline)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await connection.OpenAsync(deadline).ConfigureAwait(false);
                batch.BatchCommands.Add(new NpgsqlBatchCommand("begin isolation level repeatable read read only"));
                ask();
                batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
                await questions.AskAsync(connection, batch, deadline).ConfigureAwait(false);
                return;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                batch.BatchCommands.Clear();
                await connection.RecoverAsync(error).ConfigureAwait(false);
                if (Failures.Of(error) is not (Failure.Lost or Failure.Contention))
                {
                    throw;
                }

                if (attempt == Attempts)
                {
                    throw new StoreException(StoreErrors.Unavailable, $"The database cannot be reached: {error.Message}", error);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(10 << (2 * attempt)), deadline).ConfigureAwait(false);
            }
            catch (OperationCanceledException error)
            {
                batch.BatchCommands.Clear();
                await connection.RecoverAsync(error).ConfigureAwait(false);
                throw;
            }
        }
    }
}
