using Oms.Events;
using Oms.Orders;
using Oms.Storage;
using Oms.Verification;

namespace Oms.Core.Tests.Verification;

/// <summary>The verifier reads everything, page by page, beside running traffic.</summary>
public sealed class VerifierTests
{
    [Fact]
    public async Task Every_page_is_read_and_only_the_first_violations_are_told()
    {
        await using var world = await VerifierWorld.CreateAsync();
        for (var i = 0; i < 230; i++)
        {
            await world.AdoptAsync(order => i < 30 ? order with { Charged = order.Charged + order.Charged } : order);
        }

        var told = new List<VerificationProgress>();
        var report = await world.VerifyAsync(progress: new Told(told));

        var check = report.Checks.Single(check => check.Name == "money_adds_up");
        Assert.Equal((231L, 20), (check.Examined, check.Violations.Count));
        Assert.Equal([100L, 200, 231], told.Where(progress => progress.Stage == "orders").Select(progress => progress.Done));
        Assert.Equal(["orders", "positions", "supplies", "movements", "streams"], told.Select(progress => progress.Stage).Distinct());
    }

    [Fact]
    public async Task Beside_traffic_nothing_is_reported_that_is_not_so()
    {
        await using var world = await VerifierWorld.CreateAsync();
        var orders = new List<Order>();
        for (var i = 0; i < 50; i++)
        {
            orders.Add(await world.AdoptAsync(order => order));
        }

        using var stop = new CancellationTokenSource();
        var traffic = Task.Run(async () =>
        {
            var codec = new EventCodec();
            for (var i = 0; !stop.IsCancellationRequested; i = (i + 1) % orders.Count)
            {
                var before = orders[i];
                var fact = new HoldPlaced { Hold = new Hold { No = before.HoldsPlaced + 1, Kind = HoldKinds.Manual, Reason = "r", PlacedAt = world.Time.Now } };
                orders[i] = Order.Apply(before, before.Id, fact) with { Version = before.Version + 1 };
                await world.CommitAsync(world.NewChangeSet() with
                {
                    Puts = [new PutOrder(before, orders[i])],
                    Events = [codec.Encode(StreamId.Of(before.Id), orders[i].Sequence, fact)],
                });
                await Task.Delay(i % 10 == 0 ? 1 : 0, CancellationToken.None);
            }
        });

        for (var i = 0; i < 20; i++)
        {
            var report = await world.VerifyAsync();
            Assert.True(report.Holds, string.Join("; ", report.Checks.SelectMany(check => check.Violations)));
        }

        await stop.CancelAsync();
        await traffic;
    }

    [Fact]
    public async Task Another_tenants_data_is_not_looked_at()
    {
        await using var world = await VerifierWorld.CreateAsync();
        await world.AdoptAsync(order => order with { Charged = order.Charged + order.Charged });

        var report = await world.NewVerifier().VerifyAsync(new TenantId(2));

        Assert.True(report.Holds);
        Assert.All(report.Checks, check => Assert.Equal(0, check.Examined));
    }

    private sealed class Told(List<VerificationProgress> told) : IProgress<VerificationProgress>
    {
        public void Report(VerificationProgress value) => told.Add(value);
    }
}
