using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Oms.Outbox;

namespace Oms.CrashHost;

/// <summary>The engine as the processes run it, and as the tests look at it afterwards.</summary>
public static class Setup
{
    public static IServiceCollection Services(string store, string connection, bool killed = true) => new ServiceCollection()
        .Configure<OutboxOptions>(options =>
        {
            // Short, so that what a killed process had claimed is soon free again.
            options.HandlerTimeout = killed ? Duration.FromSeconds(1) : options.HandlerTimeout;
            options.Lease = killed ? Duration.FromSeconds(2) : options.Lease;
            options.FirstRetry = Duration.FromMilliseconds(50);
        })
        .AddOrderManagement(oms =>
        {
            oms.AddEventHandler<Listener>();
            if (store == "sqlite")
            {
                oms.UseSqlite(connection);
            }
            else
            {
                oms.UsePostgreSql(connection, options => options.MigrateOnStartup = true);
            }
        });
}
