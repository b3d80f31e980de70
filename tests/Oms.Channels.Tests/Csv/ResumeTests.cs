using Microsoft.Extensions.DependencyInjection;
using Oms.Channels.Csv;
using Oms.Documents;
using Oms.Storage;
using Oms.Testing;
using static Oms.Channels.Tests.Csv.ImportTests;

namespace Oms.Channels.Tests.Csv;

public sealed class ResumeTests
{
    private static readonly string Text = Rows(
        "1,A,,2,12-01-2010 08:26,1.25,7,France",
        "1,POST,,1,12-01-2010 08:26,18,7,France",
        "2,A,,3,12-01-2010 09:26,1.25,7,France",
        "C3,A,,-2,12-01-2010 10:26,1.25,7,France",
        "4,A,,-1,12-01-2010 11:26,0,,",
        "C5,A,,-9,12-01-2010 12:26,1.25,7,France",
        "6,B,,1,12-01-2010 13:26,1.25,8,EIRE");

    [Fact]
    public async Task Wherever_it_is_cut_short_the_same_file_goes_on_there_and_comes_to_the_same()
    {
        var whole = await CountAsync(new CuttingStore.Plan { FailAt = int.MaxValue });
        for (var commit = 1; commit <= whole.Commits; commit++)
        {
            foreach (var afterwards in new[] { false, true })
            {
                var plan = new CuttingStore.Plan { FailAt = commit, AfterCommitting = afterwards };
                Assert.Equal(whole with { Commits = 0 }, await CountAsync(plan) with { Commits = 0 });
                Assert.True(plan.Failed, $"Nothing was cut at commit {commit}.");
            }
        }
    }

    [Fact]
    public async Task What_was_received_whole_goes_on_without_the_file()
    {
        var plan = new CuttingStore.Plan { FailAt = 6 };
        await using var host = await HostAsync(plan);
        await Assert.ThrowsAsync<StoreException>(() => ImportAsync(host, Text));

        var report = Assert.Single(await Importer(host).ResumeAsync());
        Assert.Equal((3, 1, 1, 1, 1), (report.Imported, report.Adjusted, report.Matched, report.Parked, report.Refused));
        Assert.Empty(await Importer(host).ResumeAsync());
        Assert.Equal(0, (await ImportAsync(host, Text)).Decided);
    }

    [Fact]
    public async Task Cancelling_stops_between_invoices_and_the_next_call_goes_on()
    {
        using var stop = new CancellationTokenSource();
        await using var host = await ImportTests.HostAsync();
        var progress = new Immediately(seen =>
        {
            if (seen.Stage == "deciding" && seen.Done >= 100)
            {
                stop.Cancel();
            }
        });
        var text = Rows([.. Enumerable.Range(1, 300).Select(i => $"{i},A,,1,12-01-2010 08:26,1,7,France")]);
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Importer(host).ImportAsync(stream, "f.csv", progress, stop.Token));
        var before = (await OrdersAsync(host)).Count;
        Assert.InRange(before, 100, 299);

        var report = await ImportAsync(host, text);
        Assert.Equal((300, 300 - before, 300), (report.Imported, report.Decided, (await OrdersAsync(host)).Count));
    }

    private static async Task<(int Commits, int Orders, string Outcomes, long Units, long Cancelled, string Pending)> CountAsync(CuttingStore.Plan plan)
    {
        await using var host = await HostAsync(plan);
        try
        {
            await ImportAsync(host, Text);
        }
        catch (StoreException)
        {
            // The process died here; the next one gets the same file.
        }

        var report = await ImportAsync(host, Text);
        var orders = await OrdersAsync(host);
        var lines = orders.SelectMany(order => order.Lines).ToList();
        var pending = await host.Oms.Documents.QueryAsync(new DocumentQuery { Kind = DocumentKinds.Inbox, Index3 = InboxOutcomes.Pending });
        return (
            plan.Commits,
            orders.Count,
            $"{report.Imported} {report.Adjusted} {report.Matched} {report.Parked} {report.Refused}",
            lines.Sum(line => line.Ordered),
            lines.Sum(line => line.Units.Cancelled),
            string.Join(',', pending.Items.Select(document => document.Id)));
    }

    private static Task<OmsTestHost> HostAsync(CuttingStore.Plan plan) => ImportTests.HostAsync(o => o.BatchSize = 3, oms =>
    {
        oms.UseInMemory();
        var inner = oms.Services.Last(service => service.ServiceType == typeof(IOmsStore));
        oms.Services.Remove(inner);
        oms.Services.AddSingleton<IOmsStore>(services => new CuttingStore((IOmsStore)inner.ImplementationFactory!(services), plan));
    });

    private sealed class Immediately(Action<CsvImportProgress> report) : IProgress<CsvImportProgress>
    {
        public void Report(CsvImportProgress value) => report(value);
    }
}
