using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using Oms.Documents;
using Oms.Storage.EfCore;

namespace Oms.Storage.Tests.Sqlite;

public sealed class SqliteStoreTests : IAsyncDisposable
{
    private readonly SqliteFixture _fixture = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_second_store_on_the_file_is_refused_until_the_first_is_disposed()
    {
        await using var first = await _fixture.OpenAsync(Token);
        await first.CommitAsync(Note("1"), Token);
        await using var other = Provider(_fixture.Path);
        var second = other.GetRequiredService<IOmsStore>();

        var error = await Assert.ThrowsAsync<StoreException>(async () => await second.CommitAsync(Note("2"), Token));
        await first.DisposeAsync();

        Assert.Equal(StoreErrors.InUse, error.Code);
        Assert.Contains(_fixture.Path, error.Message, StringComparison.Ordinal);
        Assert.IsType<CommitOutcome.Committed>(await second.CommitAsync(Note("2"), Token));
    }

    [Fact]
    public async Task A_foreign_write_lock_is_waited_for_then_busy()
    {
        await using var store = await _fixture.OpenAsync(Token);
        await store.CommitAsync(Note("1"), Token);
        await using var host = await _fixture.ConnectAsync(Token);
        var transaction = ((SqliteConnection)host).BeginTransaction();

        var error = await Assert.ThrowsAsync<StoreException>(async () => await store.CommitAsync(Note("2"), Token));
        await transaction.DisposeAsync();

        Assert.Equal(StoreErrors.Busy, error.Code);
        Assert.IsType<CommitOutcome.Committed>(await store.CommitAsync(Note("2"), Token));
    }

    [Fact]
    public async Task A_command_beside_the_view_of_a_transaction_fails_at_once()
    {
        await using var store = await _fixture.OpenAsync(Token);
        await using var host = await _fixture.ConnectAsync(Token);
        await using var transaction = await host.BeginTransactionAsync(Token);
        using (store.Enlist(transaction))
        {
            var error = await Assert.ThrowsAsync<StoreException>(async () => await store.CommitAsync(Note("1"), Token));

            Assert.Equal(StoreErrors.NotEnlisted, error.Code);
        }

        await transaction.RollbackAsync(Token);
        Assert.IsType<CommitOutcome.Committed>(await store.CommitAsync(Note("1"), Token));
    }

    [Fact]
    public async Task Rows_are_not_saved_through_the_context()
    {
        await using var store = await _fixture.OpenAsync(Token);
        await using var provider = Provider(_fixture.Path);
        await using var context = await provider.GetRequiredService<IDbContextFactory<OmsDbContext>>().CreateDbContextAsync(Token);
        context.Add(new UniqueKeyRow { Tenant = 1, Kind = "a", Key = "b", Owner = Guid.NewGuid() });

        var error = await Assert.ThrowsAsync<OmsException>(() => context.SaveChangesAsync(Token));

        Assert.Equal("storage.save_refused", error.Code);
    }

    [Fact]
    public async Task A_database_in_memory_needs_no_file_and_migrates_itself()
    {
        var services = new ServiceCollection();
        new OmsBuilder(services).UseSqlite("Data Source=:memory:");
        await using var provider = services.BuildServiceProvider();
        var store = provider.GetRequiredService<IOmsStore>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(async () => await store.CommitAsync(Note($"{i}"), Token), Token)));

        Assert.All(outcomes, outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        Assert.NotNull(await store.ReadAsync(new StoreRead.DocumentById(TenantId.Default, "note", "49"), Token));
    }

    [Fact]
    public async Task Mistaken_options_are_named_together()
    {
        var services = new ServiceCollection();
        new OmsBuilder(services).UseSqlite("Data Source=x.db", options => (options.BusyTimeout, options.CheckpointPages) = (TimeSpan.Zero, 1));
        await using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOmsStore>());

        Assert.Equal(2, error.Failures.Count());
    }

    private static ServiceProvider Provider(string path)
    {
        var services = new ServiceCollection();
        new OmsBuilder(services).UseSqlite($"Data Source={path}");
        return services.BuildServiceProvider();
    }

    private static ChangeSet Note(string id)
    {
        var commit = Guid.CreateVersion7();
        return new ChangeSet
        {
            Tenant = TenantId.Default,
            CommitId = commit,
            OperationId = commit.ToString("N"),
            Fingerprint = new byte[32],
            At = Instant.FromUtc(2026, 1, 1, 12, 0),
            Actor = "test:1",
            Puts = [new PutDocument(0, new Document { Kind = "note", Id = id, Json = "{}" })],
            Result = new CommitResult { Outcome = "noted", Id = commit },
        };
    }
}
