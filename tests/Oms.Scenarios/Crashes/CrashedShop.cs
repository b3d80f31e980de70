using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Oms.CrashHost;
using Oms.Events;
using Oms.Inventory;
using Oms.Orders;
using Oms.Outbox;
using Oms.Scenarios.Promises;
using Oms.Storage;
using Oms.Verification;

namespace Oms.Scenarios.Crashes;

/// <summary>A database that processes work on and are killed over, and what can be said of it afterwards.</summary>
internal sealed class CrashedShop(string store, string connection) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oms-crash-").FullName;

    // A file for each process: two that append to one file write over each other.
    private string[] Acknowledgements => Directory.GetFiles(_folder, "acknowledged-*");

    public async Task StockUpAsync(params (string Sku, long Quantity)[] stock)
    {
        await using var services = Setup.Services(store, connection).BuildServiceProvider();
        var lines = stock.Select(line => new StockLine { Sku = new Sku(line.Sku), Location = new LocationCode("x"), Quantity = line.Quantity });
        await services.GetRequiredService<IOms>().Inventory.ReceiveAsync(new ReceiveStock { Lines = [.. lines] });
    }

    public async Task PutAsync(params Item[] items)
    {
        await using var services = Setup.Services(store, connection).BuildServiceProvider();
        await services.GetRequiredService<IOms>().Inventory.PutItemsAsync(new PutItems { Items = items });
    }

    public async Task<StockPosition> PositionAsync(string sku)
    {
        await using var services = Setup.Services(store, connection).BuildServiceProvider();
        return (await services.GetRequiredService<IOms>().Inventory.StockAsync([new Sku(sku)])).Positions.Single();
    }

    public Process Start(string task, string name)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true };
        foreach (var argument in (string[])[typeof(Setup).Assembly.Location, task, store, connection, Path.Combine(_folder, $"acknowledged-{name}"), name])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    public int Acknowledged() => Acknowledgements.Sum(file => File.ReadAllLines(file).Length);

    /// <summary>Waits until the process has done some more; fails where it ended by itself.</summary>
    public async Task UntilAsync(Process process, int acknowledged)
    {
        for (var i = 0; i < 1200 && Acknowledged() < acknowledged; i++)
        {
            Assert.False(process.HasExited, process.HasExited ? await process.StandardError.ReadToEndAsync() : "");
            await Task.Delay(25);
        }

        Assert.True(Acknowledged() >= acknowledged, $"Only {Acknowledged()} acknowledgements.");
    }

    /// <summary>Everything acknowledged is stored, all promises hold, and every event was heard once and in order.</summary>
    public async Task<IReadOnlyList<Order>> CheckAsync()
    {
        await using var services = Setup.Services(store, connection).BuildServiceProvider();
        var oms = services.GetRequiredService<IOms>();
        var data = services.GetRequiredService<IOmsStore>();
        var orders = await Everything.OrdersAsync(oms);
        await Ledger.CheckAsync(oms, data, new Dictionary<OrderId, long[]>(), []);
        AssertStored(orders);
        await DrainAsync(services.GetRequiredService<IOutboxPump>());
        await AssertHeardAsync(oms, data);
        var report = await services.GetRequiredService<IOmsVerifier>().VerifyAsync(TenantId.Default);
        Assert.True(report.Holds, string.Join('\n', report.Checks.SelectMany(check => check.Violations)));
        return orders;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private void AssertStored(List<Order> orders)
    {
        var placed = orders.Select(order => order.Id.Value).ToHashSet();
        var shipped = orders.SelectMany(order => order.Shipments).Where(parcel => parcel.ShippedAt is not null).Select(parcel => parcel.Id).ToHashSet();
        foreach (var line in Acknowledgements.SelectMany(File.ReadAllLines).Where(line => line.Length == 34 && (line[0] is 'P' or 'S')))
        {
            var id = Guid.ParseExact(line[2..], "N");
            Assert.True((line[0] == 'P' ? placed : shipped).Contains(id), $"Acknowledged and not stored: {line}.");
        }
    }

    private static async Task DrainAsync(IOutboxPump pump)
    {
        // What a killed process had claimed is free when its lease is over.
        for (var i = 0; i < 4; i++)
        {
            await pump.DrainAsync();
            await Task.Delay(700);
        }

        await pump.DrainAsync();
    }

    private static async Task AssertHeardAsync(IOms oms, IOmsStore data)
    {
        string? cursor = null;
        do
        {
            var page = await data.QueryAsync(new StoreQuery.Streams(TenantId.Default, OnlyTroubled: false, cursor, 500), CancellationToken.None);
            foreach (var stream in page.Items)
            {
                Assert.True(stream.Position == stream.Last && stream.Handlers.Count == 0, $"{stream.Stream} is at {stream.Position} of {stream.Last}.");
                await AssertHeardAsync(oms, stream.Stream, stream.Last);
            }

            cursor = page.Next;
        }
        while (cursor is not null);
    }

    private static async Task AssertHeardAsync(IOms oms, StreamId stream, long last)
    {
        var document = await oms.Documents.FindAsync(Listener.Kind, stream.Id.ToString("N"));
        var heard = document is null ? [] : JsonSerializer.Deserialize<List<long>>(document.Json)!;
        Assert.Equal(Enumerable.Range(1, (int)last).Select(i => (long)i), heard);
    }
}
