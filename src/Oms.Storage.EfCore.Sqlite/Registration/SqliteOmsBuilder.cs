using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Oms.Storage;
using Oms.Storage.EfCore;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.EfCore.Sqlite;
using Oms.Storage.EfCore.Sqlite.Database;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps everything in an SQLite file.</summary>
public static class SqliteOmsBuilder
{
    /// <summary>
    /// Keeps all data in an SQLite file (or in memory), in tables of its own that it creates and migrates itself. One process writes a file at a
    /// time. Hosts may query the rows through an <see cref="IDbContextFactory{TContext}"/> of <see cref="OmsDbContext"/>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">Such as <c>Data Source=shop.db</c>.</param>
    /// <param name="configure">Sets the options.</param>
    public static OmsBuilder UseSqlite(this OmsBuilder builder, string connectionString, Action<SqliteStorageOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        Options(builder.Services, configure, migrate: true);
        builder.Services.TryAddSingleton<IDbContextFactory<OmsDbContext>>(_ => new SqliteContextFactory(SqliteFile.Of(connectionString)));
        builder.Services.AddSingleton<IOmsStore>(services =>
        {
            var factory = (SqliteContextFactory)services.GetRequiredService<IDbContextFactory<OmsDbContext>>();
            return Store(services, factory.File, ContextSource.Of(factory));
        });
        return builder;
    }

    /// <summary>
    /// Keeps all data in the database of a host's own context, whose model calls <c>modelBuilder.UseOrderManagement()</c> and whose migrations create
    /// the tables. From then on the context refuses to save these rows: only commands write them.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options; <see cref="SqliteStorageOptions.MigrateOnStartup"/> begins as false.</param>
    public static OmsBuilder UseSqlite<TContext>(this OmsBuilder builder, Action<SqliteStorageOptions>? configure = null)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        Options(builder.Services, configure, migrate: false);
        builder.Services.GuardOmsRows<TContext>();
        builder.Services.AddSingleton<IOmsStore>(services =>
        {
            var contexts = ContextSource.OfHost<TContext>(services);
            return Store(services, HostFile(contexts), contexts);
        });
        return builder;
    }

    private static void Options(IServiceCollection services, Action<SqliteStorageOptions>? configure, bool migrate)
    {
        services.AddOptions<SqliteStorageOptions>().Configure(options =>
        {
            options.MigrateOnStartup = migrate;
            configure?.Invoke(options);
        }).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SqliteStorageOptions>, SqliteStorageOptionsValidator>());
    }

    private static SqliteOmsStore Store(IServiceProvider services, SqliteFile file, ContextSource contexts)
    {
        var options = services.GetRequiredService<IOptions<SqliteStorageOptions>>().Value;
        var logger = services.GetService<ILoggerFactory>()?.CreateLogger("Oms.Storage.Sqlite") ?? NullLogger.Instance;
        var log = new SqliteLog(logger);
        return new SqliteOmsStore(new SqliteDatabase(file, contexts, options, log), options, log);
    }

    private static SqliteFile HostFile(ContextSource contexts)
    {
        // Only its connection string is asked: nothing is opened.
        using var lease = contexts.Rent();
        return SqliteFile.Of(lease.Context.Database.GetDbConnection().ConnectionString);
    }
}
