using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Oms.Diagnostics;
using Oms.Inventory;
using Oms.Orders;
using Oms.Testing;

namespace Oms.Core.Tests.Diagnostics;

/// <summary>What a host's collector sees of commands.</summary>
public sealed class CommandMetricTests
{
    [Fact]
    public async Task Each_command_is_counted_once_with_how_it_ended()
    {
        var token = TestContext.Current.CancellationToken;
        await using var host = await OmsTestHost.CreateAsync(options: new OmsTestHostOptions { Services = services => services.AddSingleton<IMeterFactory, Meters>() }, cancellationToken: token);
        using var heard = new Heard(host.Services.GetRequiredService<IMeterFactory>());
        var mug = new StockLine { Sku = new Sku("MUG-BLUE"), Location = new LocationCode("london"), Quantity = 1 };

        await host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Key = "one", Lines = [mug] }, token);
        await host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Key = "one", Lines = [mug] }, token);
        await Assert.ThrowsAsync<OperationKeyReusedException>(async () =>
            await host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Key = "one", Lines = [mug with { Quantity = 2 }] }, token));
        await Assert.ThrowsAsync<NotFoundException>(async () => await host.Oms.Orders.ConfirmAsync(new ConfirmOrder { Order = new OrderId(Guid.Empty) }, token));

        Assert.Equal(["ReceiveStock done", "ReceiveStock replayed", "ReceiveStock operation.key_reused", "ConfirmOrder order.not_found"], heard.Commands);
        Assert.All(heard.Seconds, seconds => Assert.InRange(seconds, 0, 60));
    }

    [Fact]
    public async Task Its_duration_is_that_of_the_call_by_the_time_of_the_host()
    {
        var token = TestContext.Current.CancellationToken;
        await using var host = await OmsTestHost.CreateAsync(
            oms => oms.UseAuthoriser<SlowAuthoriser>(), new OmsTestHostOptions { Services = services => services.AddSingleton<IMeterFactory, Meters>() }, token);
        using var heard = new Heard(host.Services.GetRequiredService<IMeterFactory>());

        await host.Oms.Documents.PutAsync(new Documents.PutDocuments(), token);

        Assert.Equal([90.0], heard.Seconds);
    }

    /// <summary>Takes a minute and a half of virtual time.</summary>
    internal sealed class SlowAuthoriser(TimeProvider time) : IAuthoriser
    {
        public ValueTask<bool> AllowsAsync(PermissionRequest request, CancellationToken cancellationToken)
        {
            ((Oms.Testing.Time.VirtualTime)time).Advance(NodaTime.Duration.FromSeconds(90));
            return ValueTask.FromResult(true);
        }
    }

    private sealed class Meters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(options.Name, options.Version, options.Tags, scope: this);

        public void Dispose()
        {
        }
    }

    private sealed class Heard : IDisposable
    {
        private readonly MeterListener _listener = new();

        public Heard(IMeterFactory factory)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "oms.command.duration" && instrument.Meter.Name == OmsDiagnostics.MeterName && instrument.Meter.Scope == factory)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
            {
                Commands.Add(string.Join(' ', tags.ToArray().Select(tag => tag.Value)));
                Seconds.Add(seconds);
            });
            _listener.Start();
        }

        public List<string> Commands { get; } = [];

        public List<double> Seconds { get; } = [];

        public void Dispose() => _listener.Dispose();
    }
}
