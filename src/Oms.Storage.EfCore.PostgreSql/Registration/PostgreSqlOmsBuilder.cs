using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using Oms.Storage;
using Oms.Storage.EfCore;
using Oms.Storage.EfCore.PostgreSql;
using Oms.Storage.EfCore.PostgreSql.Database;
using Oms.Storage.EfCore.Providers;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps everything in PostgreSQL.</summary>
public static class PostgreSqlOmsBuilder
{
    /// <summary>
    /// Keeps all data in a PostgreSQL database, in tables of its own in the schema <c>oms</c>. Any number of processes may share it. Hosts may query
    /// the rows through an <see cref="IDbContextFactory{TContext}"/> of <see cref="OmsDbContext"/>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">Such as <c>Host=localhost;Database=shop;Username=shop;Password=…</c>.</param>
    /// <param name="configure">Sets the options.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public static OmsBuilder UsePostgreSql(this OmsBuilder builder, string connectionString, Action<PostgreSqlStorageOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        _ = new NpgsqlConnectionStringBuilder(connectionString);
        Options(builder.Services, configure);
        builder.Services.TryAddSingleton<IDbContextFactory<OmsDbContext>>(_ => new PostgreSqlContextFactory(connectionString));
        builder.Services.AddSingleton<IOmsStore>(services =>
        {
            var factory = (PostgreSqlContextFactory)services.GetRequiredService<IDbContextFactory<OmsDbContext>>();
            return Store(services, factory.Sources, ContextSource.Of(factory));
        });
        return builder;
    }

    /// <summary>
    /// Keeps all data in the database of a host's own context, whose model calls <c>modelBuilder.UseOrderManagement()</c> and whose migrations create
    /// the tables. From then on the context refuses to save these rows: only commands write them.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    public static OmsBuilder UsePostgreSql<TContext>(this OmsBuilder builder, Action<PostgreSqlStorageOptions>? configure = null)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        Options(builder.Services, configure);
        builder.Services.GuardOmsRows<TContext>();
        builder.Services.AddSingleton<IOmsStore>(services =>
        {
            var contexts = ContextSource.OfHost<TContext>(services);

            // Only its options are asked: nothing is opened.
            using var lease = contexts.Rent();
            return Store(services, PostgreSqlSources.OfHost(lease.Context), contexts);
        });
        return builder;
    }

    private static void Options(IServiceCollection services, Action<PostgreSqlStorageOptions>? configure)
    {
        services.AddOptions<PostgreSqlStorageOptions>().Configure(options => configure?.Invoke(options)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PostgreSqlStorageOptions>, PostgreSqlStorageOptionsValidator>());
    }

    private static IOmsStore Store(IServiceProvider services, PostgreSqlSources sources, ContextSource contexts)
    {
        var options = services.GetRequiredService<IOptions<PostgreSqlStorageOptions>>().Value;
        var logger = services.GetService<ILoggerFactory>()?.CreateLogger("Oms.Storage.PostgreSql") ?? NullLogger.Instance;
        return new PostgreSqlOmsStore(new PostgreSqlDatabase(sources, contexts, options), options, new PostgreSqlLog(logger));
    }
}
