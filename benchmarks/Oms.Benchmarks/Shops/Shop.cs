using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Oms.Benchmarks.Databases;
using Oms.Benchmarks.Recordings;
using Oms.Inventory;
using Oms.Outbox;
using Oms.Storage.EfCore;

namespace Oms.Benchmarks.Shops;

/// <summary>The product over a database: items, three locations, and more stock than a run can sell.</summary>
internal sealed class Shop : IAsyncDisposable
{
    public static readonly IReadOnlyList<string> Locations = ["london", "paris", "york"];

    private const int ChunkSize = 500;
    public const long Plenty = 1_000_000_000;

    private readonly ServiceProvider _services;

    /// <param name="database">Where everything is kept.</param>
    /// <param name="stockHintAge">How old a stock figure may be.</param>
    /// <param name="handler">Who hears of events once the shop is started; null: nobody.</param>
    /// <param name="workers">How many streams are worked on at once.</param>
    public Shop(BenchDatabase database, Duration stockHintAge, IEventHandler? handler = null, int workers = 4)
    {
        var services = new ServiceCollection().AddOrderManagement(database.Use);
        services.Configure<OmsOptions>(options => options.StockHintAge = stockHintAge);
        services.Configure<OutboxOptions>(options => options.Workers = workers);
        if (handler is not null)
        {
            services.AddSingleton(handler);
        }

        _services = services.BuildServiceProvider();
        Oms = _services.GetRequiredService<IOms>();
    }

    public IOms Oms { get; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static string Sku(int number) => $"SKU-{number:D6}";

    /// <summary>Stores the items and receives them at every location.</summary>
    public async Task StockAsync(int skus)
    {
        for (var i = 0; i < Locations.Count; i++)
        {
            await Oms.Inventory.PutLocationAsync(new PutLocation { Location = new Location { Code = new LocationCode(Locations[i]), Priority = i + 1 } });
        }

        foreach (var chunk in Enumerable.Range(0, skus).Select(Sku).Chunk(ChunkSize))
        {
            await Oms.Inventory.PutItemsAsync(new PutItems { Items = [.. chunk.Select(sku => new Item { Sku = new Sku(sku), Name = $"Item {sku}", WeightGrams = 250 })] });
            foreach (var location in Locations)
            {
                await Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [.. chunk.Select(sku => new StockLine { Sku = new Sku(sku), Location = new LocationCode(location), Quantity = Plenty })] });
            }
        }
    }

    /// <summary>The tables of the product.</summary>
    public async Task<IReadOnlyList<TableShape>> TablesAsync()
    {
        await using var context = await Get<IDbContextFactory<OmsDbContext>>().CreateDbContextAsync();
        return Catalog.Tables(context);
    }

    /// <summary>Starts what a host would start: the dispatcher of events.</summary>
    public async Task StartAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }
    }

    public async Task StopAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StopAsync(CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
