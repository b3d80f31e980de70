using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Oms.Storage.EfCore;

namespace Oms.Storage.Tests.Sqlite;

/// <summary>EF Core guards a migration by a row, which a process that is killed leaves behind.</summary>
public sealed class KilledMigrationTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("oms-sqlite-killed-").FullName;
    private readonly Heard _log = new();
    private readonly ServiceProvider _provider;

    public KilledMigrationTests()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(_log));
        new OmsBuilder(services).UseSqlite($"Data Source={Path.Combine(_folder, "shop.db")};Pooling=False");
        _provider = services.BuildServiceProvider();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_next_start_migrates_all_the_same()
    {
        await using var context = await ContextAsync();
        await LockAsync(context);
        await context.Database.ExecuteSqlAsync($"""UPDATE "__EFMigrationsLock" SET "Timestamp" = '2020-01-01 00:00:00.1234567+00:00'""", Token);

        Assert.True(await MigrateAsync().WaitAsync(Patience, Token) > 0);
        Assert.Equal([2102], _log.Warnings);
    }

    [Fact]
    public async Task A_lock_of_this_process_is_waited_for()
    {
        await using var context = await ContextAsync();
        var held = await LockAsync(context);

        var migrating = MigrateAsync();
        await Task.Delay(TimeSpan.FromSeconds(1.5), Token);
        Assert.False(migrating.IsCompleted);

        await held.DisposeAsync();
        Assert.True(await migrating.WaitAsync(Patience, Token) > 0);
        Assert.Empty(_log.Warnings);
    }

    private Task<OmsDbContext> ContextAsync() => _provider.GetRequiredService<IDbContextFactory<OmsDbContext>>().CreateDbContextAsync(Token);

    private static Task<IMigrationsDatabaseLock> LockAsync(OmsDbContext context) =>
        context.GetService<IHistoryRepository>().AcquireDatabaseLockAsync(Token);

    private async Task<long> MigrateAsync() => (await _provider.GetRequiredService<IOmsStore>()
        .MaintainAsync(new MaintenanceRequest { Task = MaintenanceTask.Migrate }, null, Token)).Done;

    private sealed class Heard : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<int> _warnings = new();

        public IReadOnlyCollection<int> Warnings => _warnings;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning)
            {
                _warnings.Enqueue(eventId.Id);
            }
        }

        public void Dispose()
        {
        }
    }
}
