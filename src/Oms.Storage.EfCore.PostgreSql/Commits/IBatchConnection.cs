using Npgsql;

namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>Where batches go: the writer's own connection, or the host's inside its transaction.</summary>
internal interface IBatchConnection
{
    /// <summary>Sends a batch whose answers nobody reads.</summary>
    ValueTask ExecuteAsync(NpgsqlBatch batch, CancellationToken cancellationToken);

    /// <summary>Sends a batch.</summary>
    ValueTask<NpgsqlDataReader> ReadAsync(NpgsqlBatch batch, CancellationToken cancellationToken);
}
