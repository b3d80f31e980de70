using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;
using Oms.Conformance.Storage.Building;
using Oms.TestServers;

namespace Oms.Storage.Tests.PostgreSql;

/// <summary>The tables in a host's own context, in another schema, under naming conventions and with the driver's NodaTime plug-in, which maps instants to timestamps.</summary>
public sealed class HostContextTests : IAsyncLifetime
{
    private readonly Samples _make = new();
    private PostgresDatabase _database = null!;
    private NpgsqlDataSource _source = null!;
    private ServiceProvider _provider = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IOmsStore Store => _provider.GetRequiredService<IOmsStore>();

    public async ValueTask InitializeAsync()
    {
        PostgresServer.SkipUnlessAvailable();
        _database = await PostgresServer.CreateDatabaseAsync(Token);
        var builder = new NpgsqlDataSourceBuilder(_database.ConnectionString);
        builder.UseNodaTime();
        _source = builder.Build();
        var services = new ServiceCollection();
        services.AddDbContext<ShopDbContext>(options => options.UseNpgsql(_source, npgsql => npgsql.UseNodaTime()).UseSnakeCaseNamingConvention());
        new OmsBuilder(services).UsePostgreSql<ShopDbContext>();
        _provider = services.BuildServiceProvider();
        await using var scope = _provider.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ShopDbContext>().Database.EnsureCreatedAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await _source.DisposeAsync();
        await _database.DisposeAsync();
    }

    [PostgresFact]
    public async Task Everything_goes_in_and_comes_out()
    {
        var everything = new Everything(_make);
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(_make.Receipt("E", 10), Token));
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(everything.Set, Token));
        await Places.StockAsync(Store, _make, ["A", "B", "C"], 100, Token);

        var sets = Enumerable.Range(0, 40).Select(_ => Places.Of(_make, "A", "B", "C")).ToList();
        var outcomes = await Task.WhenAll(sets.Select(set => Task.Run(() => Store.CommitAsync(set, Token).AsTask(), Token)));

        Assert.All(outcomes, outcome => Assert.IsType<CommitOutcome.Committed>(outcome));
        var order = ((PutOrder)sets[0].Puts[0]).After;
        var read = await Store.ReadAsync(new StoreRead.OrderById(_make.Tenant, order.Id), Token);
        Assert.Equal(order.PlacedAt, read!.PlacedAt);
        Assert.Equal(3, read.Allocations.Length);
        var stock = await Store.ReadAsync(new StoreRead.Stock(_make.Tenant, [new Sku("B")], Samples.Noon), Token);
        Assert.Equal(60, Assert.Single(stock.Positions).Available);
        Assert.Equal(41, await Places.CountAsync(_database.ConnectionString, "select count(*) from sales.orders", Token));
    }

    [PostgresFact]
    public async Task Claims_and_settlements_work()
    {
        await Places.StockAsync(Store, _make, ["A"], 10, Token);
        await Store.CommitAsync(Places.Of(_make, "A"), Token);

        var work = await Store.ClaimAsync(new ClaimRequest { Owner = "test", Streams = true, Now = Samples.Noon, Lease = Duration.FromMinutes(1) }, Token);
        var claimed = Assert.Single(work.Streams);
        Assert.Equal(2, claimed.Events.Count);
        var late = await Store.SettleAsync(new Settlement { Streams = [new SettledStream(claimed.Tenant, claimed.State.Stream, claimed.Fence, 2, [new HandlerState { Handler = "h", Position = 1, Due = Samples.Noon, Error = "no" }])] }, Token);

        Assert.Equal(0, late);
        var head = await Store.ReadAsync(new StoreRead.StreamHead(_make.Tenant, claimed.State.Stream), Token);
        Assert.Equal(2, head!.Position);
        Assert.Equal("no", Assert.Single(head.Handlers).Error);
    }

    [PostgresFact]
    public async Task A_hosts_row_and_a_command_share_a_transaction()
    {
        await using var scope = _provider.CreateAsyncScope();
        var shop = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        await using var transaction = await shop.Database.BeginTransactionAsync(Token);
        shop.Add(new Basket { Id = 7, At = Samples.Noon });
        await shop.SaveChangesAsync(Token);
        var set = _make.Set("noted") with { Puts = [new PutDocument(0, Samples.Document("1"))] };
        using (var within = Store.Enlist(transaction.GetDbTransaction()))
        {
            Assert.IsType<CommitOutcome.Committed>(await within.CommitAsync(set, Token));
        }

        Assert.Null(await Store.ReadAsync(new StoreRead.DocumentById(_make.Tenant, "note", "1"), Token));
        await transaction.CommitAsync(Token);

        Assert.NotNull(await Store.ReadAsync(new StoreRead.DocumentById(_make.Tenant, "note", "1"), Token));
        Assert.Equal(1, await Places.CountAsync(_database.ConnectionString, "select count(*) from baskets", Token));
    }

    private sealed class ShopDbContext(DbContextOptions<ShopDbContext> options) : DbContext(options)
    {
        public DbSet<Basket> Baskets => Set<Basket>();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseOrderManagement("sales");
    }

    private sealed class Basket
    {
        public int Id { get; init; }

        public Instant At { get; init; }
    }
}
