using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Oms.Channels;
using Oms.Core.Tests.Golden;
using Oms.Events;
using Oms.Fulfilment;
using Oms.Json;
using Oms.Orders;
using Oms.Shipping;
using Oms.Testing;
using Oms.Workflow;

namespace Oms.Core.Tests.Workflow;

/// <summary>
/// Orders of every version of the shipped workflows, recorded event by event when the version was young. Folded today they end in the state they were
/// stored in; and the workflow of today, told the same facts at the same places, takes the same ways.
/// </summary>
public sealed class HistoryReplayTests
{
    private static readonly string Folder = Path.Combine(GoldenFile.Root, "tests", "Oms.Core.Tests", "Workflow", "Histories");

    public static TheoryData<string> Recorded => [.. Directory.EnumerateFiles(Folder, "*.jsonl").Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [Theory]
    [MemberData(nameof(Recorded))]
    public void A_recorded_history_ends_in_the_stored_state(string name)
    {
        var (events, stored) = Read(name);
        Order? order = null;
        foreach (var fact in events)
        {
            var before = order;
            order = Order.Apply(order, new OrderId(Guid.Empty), fact);
            if (fact is StateEntered entered)
            {
                var lifecycle = Workflows.Shipped.Single(one => one.Id == before!.Workflow && one.Version == before.WorkflowVersion);
                var next = lifecycle.Fire(before!, entered.On, Sample.Noon);
                Assert.Equal((entered.State, entered.Category), (next?.Name, next!.Category));
            }
        }

        Assert.Equal(stored, Portrait(order!));
    }

    /// <summary>No shipped version is without a history, and none of them is left out.</summary>
    [Fact]
    public void Every_shipped_version_has_histories()
    {
        var versions = Recorded.Select(row => Order.Apply(null, new OrderId(Guid.Empty), Read(row.Data).Events[0])).Select(first => (first.Workflow, first.WorkflowVersion)).Distinct();
        Assert.Equal(Workflows.Shipped.Select(lifecycle => (lifecycle.Id, lifecycle.Version)).Order(), versions.Order());
    }

    /// <summary>Writes the histories of versions that have none yet; those that are there never change.</summary>
    [Fact]
    public async Task Histories_are_recorded_once()
    {
        if (Environment.GetEnvironmentVariable("OMS_APPROVE") != "1")
        {
            return;
        }

        foreach (var lifecycle in Workflows.Shipped)
        {
            await RecordAsync(lifecycle.Id, lifecycle.Version);
        }
    }

    private static async Task RecordAsync(string workflow, int version)
    {
        await using var host = await OmsTestHost.CreateAsync(oms => oms.AddChannel(new ChannelProfile { Code = ChannelCode.Direct, Workflow = workflow, Address = AddressRule.Unchecked }));
        await host.Oms.Inventory.ReceiveAsync(new() { Lines = [new() { Sku = new Sku("MUG"), Location = new LocationCode("leeds"), Quantity = 100 }] });
        var walks = new Dictionary<string, Func<OrderId, Task>>
        {
            ["delivered"] = async order => await WalkAsync(order, deliver: true),
            ["shipped"] = async order => await WalkAsync(order, deliver: false),
            ["cancelled"] = async order => await host.Oms.Orders.CancelAsync(new CancelUnits { Order = order }),
            ["reopened"] = version == 1 && workflow == "default" ? _ => Task.CompletedTask : async order =>
            {
                await host.Oms.Orders.CancelAsync(new CancelUnits { Order = order });
                await host.Oms.Changes.ConfirmAsync(new() { Order = order, Actions = [new ChangeAction.Reinstate { LineNo = 1, Quantity = 1 }] });
            },
            ["waited"] = async _ => await host.AdvanceAsync(Duration.FromDays(20)),
        };
        foreach (var (walk, takeAsync) in walks)
        {
            var id = (await host.Oms.Orders.PlaceAsync(new PlaceOrder { Currency = new Currency("GBP"), Lines = [new PlaceLine { Sku = new Sku("MUG"), Quantity = 3, Price = 9.99m }] })).Order;
            var order = (await host.Oms.Orders.FindAsync(id))!;
            if (order.WorkflowVersion != version)
            {
                // New orders follow the newest version: one of an older version comes from elsewhere.
                id = (await host.Oms.Orders.AdoptAsync(new AdoptOrder { Order = order with { Number = "OLD-" + walk, WorkflowVersion = version } })).Order;
            }

            await takeAsync(id);
            order = (await host.Oms.Orders.FindAsync(id))!;
            var file = Path.Combine(Folder, FormattableString.Invariant($"{workflow}-{version}-{walk}.jsonl"));
            if (!File.Exists(file))
            {
                var history = await host.Oms.Orders.HistoryAsync(id);
                var codec = host.Services.GetRequiredService<EventCodec>();
                await File.WriteAllTextAsync(file, string.Concat(history.Select(stored => Line(codec, stored))) + Portrait(order) + "\n");
            }
        }

        async Task WalkAsync(OrderId id, bool deliver)
        {
            if ((await host.Oms.Orders.FindAsync(id))!.Category == StateCategory.Draft)
            {
                await host.Oms.Orders.SignalAsync(new SignalOrder { Order = id, Signal = "accepted" });
            }

            LineUnits[] units = [new(1, 3)];
            await host.Oms.Orders.ConfirmAsync(new ConfirmOrder { Order = id });
            var work = (await host.Oms.Fulfilment.ReleaseAsync(new ReleaseToFulfilment { Order = id })).Created[0];
            await host.Oms.Fulfilment.PickAsync(new PickUnits { Order = id, FulfilmentOrder = work, Lines = units });
            var parcel = (await host.Oms.Fulfilment.PackAsync(new PackParcel { Order = id, FulfilmentOrder = work, Lines = units })).Created[0];
            await host.Oms.Shipping.ShipAsync(new ShipParcel { Order = id, Shipment = parcel });
            if (deliver)
            {
                await host.Oms.Shipping.DeliverAsync(new DeliverParcel { Order = id, Shipment = parcel });
            }
        }
    }

    private static string Line(EventCodec codec, EventEnvelope stored)
    {
        var record = codec.Encode(stored.Stream, stored.Sequence, stored.Event);
        return $"{record.Type} {Encoding.UTF8.GetString(record.Payload.Span)}\n";
    }

    private static (List<OrderEvent> Events, string Stored) Read(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, name + ".jsonl"));
        var events = lines[..^1].Select(line =>
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var type = EventNames.Types[line[..space]];
            return (OrderEvent)JsonSerializer.Deserialize(line[(space + 1)..], OmsJson.Info(type))!;
        });
        return ([.. events], lines[^1]);
    }

    // What the books and the reports say of an order; what else it holds the goldens of events cover.
    private static string Portrait(Order order) => string.Join(
        ' ',
        order.Workflow,
        order.WorkflowVersion,
        order.State,
        order.Category,
        order.Total,
        order.Status.Payment,
        order.Status.Allocation,
        order.Status.Fulfilment,
        order.Status.Delivery,
        order.Status.Hold,
        string.Join(',', order.Lines.Select(line => FormattableString.Invariant($"{line.LineNo}:{line.Ordered}/{line.Units.Cancelled}/{line.Units.Delivered}/{line.Units.Shipped}/{line.Units.Allocated}"))));
}
