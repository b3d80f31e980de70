using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Oms.Documents;
using Oms.Storage.EfCore;

namespace Oms.Storage.Tests.Sqlite;

/// <summary>The tables in a host's own context, whose conventions do what they can to break them.</summary>
public sealed class HostContextTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oms-host-");
    private ServiceProvider _provider = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IOmsStore Store => _provider.GetRequiredService<IOmsStore>();

    public async ValueTask InitializeAsync()
    {
        var services = new ServiceCollection();
        services.AddDbContext<ShopDbContext>(options => options.UseSqlite($"Data Source={Path.Combine(_folder.FullName, "shop.db")}").UseUpperSnakeCaseNamingConvention());
        new OmsBuilder(services).UseSqlite<ShopDbContext>();
        _provider = services.BuildServiceProvider();
        await using var scope = _provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ShopDbContext>().Database.EnsureCreatedAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Commands_and_reads_work_on_the_hosts_tables()
    {
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(Note("1"), Token));
        Assert.IsType<CommitOutcome.Conflict>(await Store.CommitAsync(Note("1"), Token));

        await using var scope = _provider.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<ShopDbContext>().Set<DocumentRow>().AsNoTracking().SingleAsync(d => d.Kind == "note", Token);
        Assert.Equal("1", row.Id);
        Assert.NotNull(await Store.ReadAsync(new StoreRead.DocumentById(TenantId.Default, "note", "1"), Token));
    }

    [Fact]
    public async Task A_hosts_row_and_a_command_share_a_transaction()
    {
        await using var scope = _provider.CreateAsyncScope();
        var shop = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        foreach (var commit in (bool[])[false, true])
        {
            shop.ChangeTracker.Clear();
            await using var transaction = await shop.Database.BeginTransactionAsync(Token);
            shop.Add(new Basket { Id = 7 });
            await shop.SaveChangesAsync(Token);
            using (var within = Store.Enlist(Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(transaction)))
            {
                Assert.IsType<CommitOutcome.Committed>(await within.CommitAsync(Note("2"), Token));
            }

            await (commit ? transaction.CommitAsync(Token) : transaction.RollbackAsync(Token));
            Assert.Equal(commit, await shop.Set<Basket>().AsNoTracking().AnyAsync(Token));
            Assert.Equal(commit, await Store.ReadAsync(new StoreRead.DocumentById(TenantId.Default, "note", "2"), Token) is not null);
        }
    }

    [Fact]
    public async Task The_hosts_context_saves_its_own_rows_and_refuses_ours()
    {
        await using var scope = _provider.CreateAsyncScope();
        var shop = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        shop.Add(new Basket { Id = 1 });
        await shop.SaveChangesAsync(Token);
        shop.Add(new UniqueKeyRow { Tenant = 1, Kind = "a", Key = "b", Owner = Guid.NewGuid() });

        var error = await Assert.ThrowsAsync<OmsException>(() => shop.SaveChangesAsync(Token));

        Assert.Equal("storage.save_refused", error.Code);
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

    private sealed class Basket
    {
        public required int Id { get; init; }
    }

    private sealed class ShopDbContext(DbContextOptions<ShopDbContext> options) : DbContext(options)
    {
        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        {
            configurationBuilder.Properties<Enum>().HaveConversion<string>();
            configurationBuilder.Properties<Guid>().HaveConversion<string>();
            configurationBuilder.Properties<string>().HaveMaxLength(40);
        }

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Basket>().Property(basket => basket.Id).ValueGeneratedNever();
            modelBuilder.UseOrderManagement();
        }
    }
}
