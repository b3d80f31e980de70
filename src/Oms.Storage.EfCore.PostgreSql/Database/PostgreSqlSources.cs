using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Infrastructure.Internal;

namespace Oms.Storage.EfCore.PostgreSql.Database;

/// <summary>Where connections come from.</summary>
/// <param name="Pooled">Connections for a short while.</param>
/// <param name="Kept">Connections that the store keeps and sets up for itself, so that they must not go back to a pool; null: from the pool after all.</param>
/// <param name="OwnsPooled">Whether the pool is ours to dispose.</param>
internal sealed record PostgreSqlSources(NpgsqlDataSource Pooled, NpgsqlDataSource? Kept, bool OwnsPooled) : IAsyncDisposable
{
    public NpgsqlDataSource ForKeeps => Kept ?? Pooled;

    /// <summary>Sources of the store's own.</summary>
    public static PostgreSqlSources Of(string connectionString) => new(NpgsqlDataSource.Create(connectionString), Keep(connectionString), OwnsPooled: true);

    /// <summary>The sources behind a host's context: its data source where it has one, otherwise its connection string.</summary>
    public static PostgreSqlSources OfHost(DbContext context)
    {
#pragma warning disable EF1001 // The only place that tells whether the host gave a data source, whose password a connection does not show.
        var extension = context.GetService<IDbContextOptions>().FindExtension<NpgsqlOptionsExtension>();
        if (extension?.DataSource is NpgsqlDataSource source)
        {
            return new PostgreSqlSources(source, null, OwnsPooled: false);
        }

        var connectionString = extension?.ConnectionString ?? context.Database.GetDbConnection().ConnectionString;
#pragma warning restore EF1001
        return Of(connectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (Kept is not null)
        {
            await Kept.DisposeAsync().ConfigureAwait(false);
        }

        if (OwnsPooled)
        {
            await Pooled.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static NpgsqlDataSource Keep(string connectionString) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Enlist = false });
}
