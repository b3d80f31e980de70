using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;
using Oms.Testing;

namespace Oms.Scenarios.Sequences;

/// <summary>Plays generated steps against one tenant and remembers what it was told, so that the promises can be checked against it.</summary>
internal sealed partial class Driver(OmsTestHost host, IOms oms)
{
    private static readonly HashSet<string> Refusals = new(StringComparer.Ordinal)
    {
        "stock.insufficient", "order.transition_refused", "order.on_hold", "order.nothing_allocated", "fulfilment.nothing_left", "fulfilment.too_many",
        "hold.not_found", "shipment.left", "shipment.not_under_way", "shipment.too_many", "reservation.over",
    };

    private static readonly Sku[] Skus = [new("A"), new("B"), new("C")];
    private static readonly LocationCode[] Places = [new("x"), new("y")];

    private readonly Lock _gate = new();
    private readonly Dictionary<OrderId, long[]> _ordered = [];
    private readonly List<OrderId> _orders = [];
    private readonly List<Guid> _reservations = [];
    private int _keys;

    /// <summary>Whether others play on the same tenant: then a lost race is a lawful answer.</summary>
    public bool Crowded { get; init; }

    /// <summary>Commands that were done; a sequence of refusals alone would prove nothing.</summary>
    public int Done { get; private set; }

    /// <summary>Buckets that units of this tenant are in now.</summary>
    public async Task<IEnumerable<Bucket>> BucketsAsync()
    {
        var orders = await Promises.Everything.OrdersAsync(oms);
        return Enum.GetValues<Bucket>().Where(bucket => orders.Exists(order => order.Lines.Any(line => line.Units[bucket] > 0)));
    }

    public Task CheckAsync() => Promises.Ledger.CheckAsync(oms, host.Services.GetRequiredService<IOmsStore>(), _ordered, _reservations);

    public async Task StockUpAsync()
    {
        await oms.Inventory.PutLocationAsync(new PutLocation { Location = new Location { Code = Places[1], Priority = 50 } });
        await oms.Inventory.ReceiveAsync(new ReceiveStock
        {
            Lines = [.. from sku in Skus from place in Places select new StockLine { Sku = sku, Location = place, Quantity = 6 }],
        });
    }

    public async Task PlayAsync(Step step)
    {
        try
        {
            await (step.Kind switch
            {
                < 4 => PlaceAsync(step),
                4 => ConfirmAsync(step),
                5 => HoldAsync(step),
                6 => ReleaseHoldsAsync(step),
                7 => AllocateAsync(step),
                8 => CancelAsync(step),
                9 => ReleaseAsync(step),
                10 => PickAsync(step),
                11 => PackAsync(step),
                12 => ShipAsync(step),
                13 => DeliverAsync(step),
                14 => ScanAsync(step),
                15 => PayAsync(step),
                16 => ReceiveAsync(step),
                17 => AdjustAsync(step),
                18 => ReserveAsync(step),
                19 => ExtendAsync(step),
                20 => ReleaseReservationAsync(step),
                21 => PassTimeAsync(step),
                _ => ForwardAsync(step),
            });
        }
        catch (OmsException refusal) when (Refusals.Contains(refusal.Code) || (Crowded && refusal.Code is "command.conflict" or "stock.contended"))
        {
            // Lawful: the promises must hold all the same.
        }
    }

    /// <summary>Sends a command under a key, and now and then sends it again: with the same content and with other content (P1).</summary>
    private async Task<TReceipt> SendAsync<TCommand, TReceipt>(Step step, TCommand command, Func<TCommand, ValueTask<TReceipt>> send)
        where TCommand : Command
        where TReceipt : CommandReceipt
    {
        var keyed = command with { Key = $"key-{Interlocked.Increment(ref _keys)}", Reason = command.Reason ?? "generated" };
        var receipt = await send(keyed);
        Done++;
        if (receipt.Replayed || step.D % 3 != 0)
        {
            return receipt;
        }

        var before = Crowded ? null : await FootprintAsync();
        var again = await send(keyed);
        Assert.True(again.Replayed);
        Assert.Equal((receipt.Id, receipt.Number, receipt.Version, receipt.Outcome), (again.Id, again.Number, again.Version, again.Outcome));
        Assert.Equal(receipt.Created, again.Created);
        var reused = await Assert.ThrowsAsync<OperationKeyReusedException>(async () => await send(keyed with { Reason = "something else" }));
        Assert.Equal("operation.key_reused", reused.Code);
        if (before is not null)
        {
            Assert.Equal(before, await FootprintAsync());
        }

        return receipt;
    }

    /// <summary>What a second effect would show in.</summary>
    private async Task<string> FootprintAsync()
    {
        var orders = await Promises.Everything.OrdersAsync(oms);
        var stock = await oms.Inventory.StockAsync(Skus);
        return string.Join(';', orders.Select(order => $"{order.Id}:{order.Version}:{order.Sequence}")) + "|" + string.Join(';', stock.Positions);
    }

    private async Task<Order?> ChooseAsync(int number)
    {
        OrderId id;
        lock (_gate)
        {
            if (_orders.Count == 0)
            {
                return null;
            }

            // Few of them: an order that is acted upon seldom stays where it began.
            id = _orders[number % Math.Min(_orders.Count, 4)];
        }

        return await oms.Orders.FindAsync(id);
    }

    private Guid? ChooseReservation(int number)
    {
        lock (_gate)
        {
            return _reservations.Count == 0 ? null : _reservations[number % _reservations.Count];
        }
    }

    private async Task PassTimeAsync(Step step)
    {
        if (!Crowded)
        {
            await host.AdvanceAsync(Duration.FromMinutes(step.A % 20));
        }
    }
}
