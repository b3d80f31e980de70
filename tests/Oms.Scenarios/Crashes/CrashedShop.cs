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
internal sealed class CrashedShop(string store, string connection, bool killed = false) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("oms-crash-").FullName;

    public Task StockUpAsync(params (string Sku, long Quantity)[] stock) => StockUpAsync("x", stock);

    public Task StockUpAsync(string location, params (string Sku, long Quantity)[] stock) => WithAsync(async oms =>
    {
        var lines = stock.Select(line => new StockLine { Sku = new Sku(line.Sku), Location = new LocationCode(location), Quantity = line.Quantity });
        return await oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [.. lines] });
    });

    public Task PutAsync(params Item[] items) => WithAsync(async oms => await oms.Inventory.PutItemsAsync(new PutItems { Items = items }));

    public Task PutAsync(params LocationCode[] codes) => WithAsync(async oms =>
    {
        foreach (var code in codes)
        {
            await oms.Inventory.PutLocationAsync(new PutLocation { Location = new Location { Code = code } });
        }

        return codes.Length;
    });

    public async Task<StockPosition> PositionAsync(string sku, string? location = null) => await WithAsync(async oms =>
        (await oms.Inventory.StockAsync([new Sku(sku)])).Positions.Single(position => location is null || position.Location.Value == location));

    /// <summary>Asks or tells the engine something, from the test's own process.</summary>
    public async Task<T> WithAsync<T>(Func<IOms, Task<T>> call)
    {
        await using var services = Setup.Services(store, connection, killed).BuildServiceProvider();
        return await call(services.GetRequiredService<IOms>());
    }

    /// <summary>Delivers everything that is due, until nothing is.</summary>
    public async Task DrainAsync()
    {
        await using var services = Setup.Services(store, connection, killed).BuildServiceProvider();
        await DrainAsync(services.GetRequiredService<IOutboxPump>(), services.GetRequiredService<IOmsStore>());
    }

    // A file for each process: two that append to one file write over each other.
    public Process Start(string task, string name)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in (string[])[typeof(Setup).Assembly.Location, task, store, connection, Path.Combine(_folder, $"acknowledged-{name}"), name])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Processes that do the same at once, to their end.</summary>
    public async Task RunAsync(string task, params string[] names)
    {
        var processes = names.Select(name => Start(task, name)).ToList();
        foreach (var process in processes)
        {
            await EndAsync(process);
        }
    }

    /// <summary>Waits for the end of a process and returns what it wrote; fails where it did not end well.</summary>
    public static async Task<string> EndAsync(Process process)
    {
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        Assert.True(process.ExitCode == 0, await wrong);
        process.Dispose();
        return await said;
    }

    public int Acknowledged(string? name = null) => Lines(name: name).Count(words => words[0] != ">");

    /// <summary>What the processes wrote, in words; the end of a line that a killed one did not finish is left out.</summary>
    public IEnumerable<string[]> Lines(string? what = null, string? name = null) => Directory.GetFiles(_folder, $"acknowledged-{name ?? "*"}")
        .SelectMany(file => File.ReadAllText(file).Split('\n')[..^1])
        .Select(line => line.Split(' '))
        .Where(words => what is null || words[0] == what);

    /// <summary>Waits until the process has done some more; fails where it ended by itself.</summary>
    public async Task UntilAsync(Process process, int acknowledged, string? name = null)
    {
        for (var i = 0; i < 1200 && Acknowledged(name) < acknowledged; i++)
        {
            Assert.False(process.HasExited, process.HasExited ? await process.StandardError.ReadToEndAsync() : "");
            await Task.Delay(25);
        }

        Assert.True(Acknowledged(name) >= acknowledged, $"Only {Acknowledged(name)} acknowledgements.");
    }

    /// <summary>Everything acknowledged is stored, all promises hold, and every event was heard once and in order.</summary>
    public async Task<IReadOnlyList<Order>> CheckAsync()
    {
        await using var services = Setup.Services(store, connection, killed).BuildServiceProvider();
        var oms = services.GetRequiredService<IOms>();
        var data = services.GetRequiredService<IOmsStore>();
        var orders = await Everything.OrdersAsync(oms);
        await Ledger.CheckAsync(oms, data, new Dictionary<OrderId, long[]>(), []);
        AssertStored(orders);
        await DrainAsync(services.GetRequiredService<IOutboxPump>(), data);
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
        foreach (var words in Lines().Where(words => words[0] is "P" or "B" or "S"))
        {
            Assert.True((words[0] == "S" ? shipped : placed).Contains(Guid.ParseExact(words[1], "N")), $"Acknowledged and not stored: {string.Join(' ', words)}.");
        }
    }

    private static async Task DrainAsync(IOutboxPump pump, IOmsStore data)
    {
        // What a killed process had claimed is free when its lease is over.
        List<StreamState> left = [];
        for (var i = 0; i < 150; i++)
        {
            await pump.DrainAsync();
            left = (await StreamsAsync(data)).FindAll(stream => stream.Position < stream.Last || stream.Handlers.Count > 0);
            if (left.Count == 0)
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail($"{left.Count} streams are not delivered: {string.Join('\n', left.SelectMany(stream => stream.Handlers.Select(handler => $"{stream.Stream} {handler}")))}");
    }

    private static async Task AssertHeardAsync(IOms oms, IOmsStore data)
    {
        foreach (var stream in await StreamsAsync(data))
        {
            await AssertHeardAsync(oms, stream.Stream, stream.Last);
        }
    }

    private static async Task<List<StreamState>> StreamsAsync(IOmsStore data)
    {
        var streams = new List<StreamState>();
        string? cursor = null;
        do
        {
            var page = await data.QueryAsync(new StoreQuery.Streams(TenantId.Default, OnlyTroubled: false, cursor, 500), CancellationToken.None);
            streams.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return streams;
    }

    private static async Task AssertHeardAsync(IOms oms, StreamId stream, long last)
    {
        var document = await oms.Documents.FindAsync(Listener.Kind, stream.Id.ToString("N"));
        var heard = document is null ? [] : JsonSerializer.Deserialize<List<long>>(document.Json)!;
        Assert.Equal(Enumerable.Range(1, (int)last).Select(i => (long)i), heard);
    }
}
