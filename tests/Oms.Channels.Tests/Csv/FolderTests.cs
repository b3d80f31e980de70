using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Oms.Channels.Csv;
using Oms.Channels.Csv.Folder;
using Oms.Testing;
using Oms.Testing.Time;
using static Oms.Channels.Tests.Csv.ImportTests;

namespace Oms.Channels.Tests.Csv;

public sealed class FolderTests : IDisposable
{
    private static readonly string Good = Rows("1,A,,2,12-01-2010 08:26,1.25,7,France", "2,A,,-2,12-01-2010 08:26,1.25,7,France");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("oms-csv-");
    private readonly VirtualTime _time = new(Instant.FromUtc(2026, 1, 1, 0, 0));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_file_is_taken_when_it_has_stood_still_and_moved_with_its_receipt()
    {
        await using var host = await HostAsync();
        var watcher = Watcher(host);
        Put("a.csv", Good);
        await PassAsync(watcher, 0);
        await PassAsync(watcher, 1.5);
        Put("a.csv", Good + "3,A,,1,12-01-2010 08:26,1,7,France\n");
        await PassAsync(watcher, 1);
        await PassAsync(watcher, 1.5);
        Assert.Empty(await OrdersAsync(host));

        await PassAsync(watcher, 0.5);
        Assert.Equal(2, (await OrdersAsync(host)).Count);
        Assert.Equal(["done/a.csv", "done/a.csv.receipt.json"], Files());
        using var receipt = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.FullName, "done", "a.csv.receipt.json")));
        Assert.Equal((2, 1), (receipt.RootElement.GetProperty("imported").GetInt32(), receipt.RootElement.GetProperty("refused").GetInt32()));
        Assert.Equal("not_an_order", receipt.RootElement.GetProperty("attention")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task What_is_no_csv_is_moved_aside_and_keeps_nobody_waiting()
    {
        await using var host = await HostAsync(o => o.MaxFileBytes = 1000);
        var watcher = Watcher(host, o => o.MaxFileBytes = 1000);
        Put("a.csv", "PK\0\0");
        Put("b.csv", new string('x', 2000));
        Put("c.csv", Good);
        Put("notes.txt", "not for us");
        await PassAsync(watcher, 0);
        await PassAsync(watcher, 2);
        Assert.Equal(["done/c.csv", "done/c.csv.receipt.json", "failed/a.csv", "failed/a.csv.receipt.json", "failed/b.csv", "failed/b.csv.receipt.json", "notes.txt"], Files());
    }

    [Fact]
    public async Task Two_files_of_one_name_are_both_kept()
    {
        await using var host = await HostAsync();
        var watcher = Watcher(host);
        foreach (var invoice in new[] { "8", "9" })
        {
            Put("a.csv", Rows($"{invoice},A,,2,12-01-2010 08:26,1.25,7,France"));
            await PassAsync(watcher, 0);
            await PassAsync(watcher, 2);
        }

        Assert.Equal(2, Files().Count(file => file.EndsWith(".csv", StringComparison.Ordinal)));
        Assert.Equal(2, (await OrdersAsync(host)).Count);
    }

    [Fact]
    public async Task A_file_that_may_stay_is_read_once_until_it_changes()
    {
        await using var host = await HostAsync();
        var counting = new Counting(Importer(host));
        var watcher = Watcher(host, o => o.MoveWhenDone = false, counting);
        Put("a.csv", Good);
        for (var i = 0; i < 5; i++)
        {
            await PassAsync(watcher, 2);
        }

        Assert.Equal(1, counting.Imports);
        Assert.Equal(["a.csv"], Files());
        Put("a.csv", Good + "3,A,,1,12-01-2010 08:26,1,7,France\n");
        await PassAsync(watcher, 2);
        await PassAsync(watcher, 2);
        Assert.Equal(2, counting.Imports);
    }

    [Fact]
    public async Task A_store_that_fails_stops_neither_the_other_files_nor_the_host_and_is_tried_again()
    {
        await using var host = await HostAsync();
        var counting = new Counting(Importer(host)) { Failures = 2 };
        using var watcher = Watcher(host, importer: counting);
        Put("a.csv", Good);
        Put("b.csv", Rows("9,A,,2,12-01-2010 08:26,1.25,7,France"));
        await watcher.StartAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 500 && Files().Count < 4; i++)
        {
            _time.Advance(Duration.FromSeconds(1));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.False(watcher.ExecuteTask!.IsCompleted);
        Assert.Equal(4, Files().Count);
        Assert.Equal(4, counting.Imports);
        await watcher.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(watcher.ExecuteTask.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_real_host_watches_its_folder()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddOrderManagement(oms => oms.UseInMemory().AddCsvChannel("pos", c =>
        {
            c.Folder = _folder.FullName;
            c.StableFor = Duration.Zero;
            c.PollInterval = Duration.FromMilliseconds(100);
        }));
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        Put("a.csv", Good);

        // The receipt is written before the file is moved: two files alone do not say that it is over.
        string[] done = ["done/a.csv", "done/a.csv.receipt.json"];
        for (var i = 0; i < 300 && !Files().SequenceEqual(done); i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal(done, Files());
        Assert.NotNull(await host.Services.GetRequiredService<IOms>().Orders.FindAsync(new ChannelCode("pos"), "1", TestContext.Current.CancellationToken));
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Wrong_options_stop_the_host_at_its_start()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddOrderManagement(oms => oms.UseInMemory().AddCsvChannel("pos", c => c.TimeZone = "Mars"));
        using var host = builder.Build();
        var error = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Mars", error.ToString(), StringComparison.Ordinal);
    }

    private void Put(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    private List<string> Files() =>
        [.. _folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder.FullName, file.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private async Task PassAsync(CsvFolderWatcher watcher, double seconds)
    {
        _time.Advance(Duration.FromSeconds(seconds));
        Assert.True(await watcher.PassAsync(TestContext.Current.CancellationToken));
    }

    private CsvFolderWatcher Watcher(OmsTestHost host, Action<CsvChannelOptions>? configure = null, ICsvImporter? importer = null)
    {
        var options = new CsvChannelOptions { Folder = _folder.FullName };
        configure?.Invoke(options);
        return new CsvFolderWatcher(new Lazy<ICsvImporter>(importer ?? Importer(host)), "pos", options, _time, NullLogger<CsvFolderWatcher>.Instance);
    }

    private sealed class Counting(ICsvImporter inner) : ICsvImporter
    {
        public int Imports { get; private set; }

        public int Failures { get; set; }

        public ChannelCode Channel => inner.Channel;

        public Task<CsvImportReport> ImportAsync(string path, IProgress<CsvImportProgress>? progress, CancellationToken cancellationToken)
        {
            Imports++;
            return Failures-- > 0 ? throw new StoreException(StoreErrors.Busy, "busy") : inner.ImportAsync(path, progress, cancellationToken);
        }

        public Task<CsvImportReport> ImportAsync(Stream content, string name, IProgress<CsvImportProgress>? progress, CancellationToken cancellationToken) =>
            inner.ImportAsync(content, name, progress, cancellationToken);

        public Task<IReadOnlyList<CsvImportReport>> ResumeAsync(IProgress<CsvImportProgress>? progress, CancellationToken cancellationToken) => inner.ResumeAsync(progress, cancellationToken);

        public Task<CsvInspection> InspectAsync(string path, CancellationToken cancellationToken) => inner.InspectAsync(path, cancellationToken);
    }
}
