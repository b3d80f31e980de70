using CsCheck;
using NodaTime;
using Oms.Inventory;
using Oms.Orders;
using Oms.Testing;

namespace Oms.Simulation.Tests.Specs;

public sealed class ReservationSpecTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_order_of_events_keeps_the_promises()
    {
        var report = ReservationSpec.Create().Exhaustive(output.WriteLine);
        Assert.True(report.Closed);
    }

    [Fact]
    public void Every_planted_defect_breaks_a_promise() => Assert.Empty(ReservationSpec.Create().Faults(output.WriteLine).Uncaught);

    [Fact]
    public void The_engine_goes_the_same_way_on_every_transition() =>
        ReservationSpec.Create().ConformExhaustive(() => new Shop(), (shop, step) => shop.Apply(step), output.WriteLine, threads: 1);

    /// <summary>The engine over the in-memory store; a tick is a minute, and a sweep is what the pump does.</summary>
    private sealed class Shop
    {
        private static readonly Sku Mug = new("MUG");
        private static readonly LocationCode Here = new("here");
        private readonly OmsTestHost _host;
        private readonly Stack<OrderId> _orders = new();
        private Guid _reservation;

        public Shop()
        {
            _host = Wait(OmsTestHost.CreateAsync());
            Wait(_host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [new StockLine { Sku = Mug, Location = Here, Quantity = ReservationSpec.Sellable }] }).AsTask());
        }

        public string? Apply(Transition<Reservation> step)
        {
            switch (step.Action)
            {
                case "Reserve":
                    _reservation = Wait(_host.Oms.Inventory.ReserveAsync(new ReserveStock { Owner = "cart", For = Duration.FromMinutes(2), Lines = [new ReserveLine { Sku = Mug, Quantity = 1 }] }).AsTask()).Id;
                    break;
                case "Extend":
                    Wait(_host.Oms.Inventory.ExtendReservationAsync(new ExtendReservation { Reservation = _reservation, For = Duration.FromMinutes(2) }).AsTask());
                    break;
                case "Tick":
                    _host.Clock.AdvanceMinutes(1);
                    break;
                case "Release":
                    Wait(_host.Oms.Inventory.ReleaseReservationAsync(new ReleaseReservation { Reservation = _reservation }).AsTask());
                    break;
                case "Sweep":
                    Wait(_host.DrainAsync());
                    break;
                case "Convert":
                    Place(_reservation);
                    break;
                case "Demand":
                    Place(null);
                    break;
                default:
                    Wait(_host.Oms.Orders.CancelAsync(new CancelUnits { Order = _orders.Pop() }).AsTask());
                    break;
            }

            var position = Wait(_host.Oms.Inventory.StockAsync([Mug]).AsTask()).Positions.Single();
            var held = _reservation == Guid.Empty ? null : Wait(_host.Oms.Inventory.FindReservationAsync(_reservation).AsTask());
            var (allocated, reserved, life) = (position.Allocated, position.Reserved, held is null ? ReservationSpec.Life.None : Enum.Parse<ReservationSpec.Life>(held.Lines[0].State.ToString()));
            return (allocated, reserved, life) == (step.After.Allocated, step.After.Reserved, step.After.Held) ? null : $"allocated {allocated}, reserved {reserved}, {life}";
        }

        private void Place(Guid? reservation)
        {
            var order = new PlaceOrder { Currency = new Currency("GBP"), Reservation = reservation, OnShortage = Channels.OnShortage.Refuse, Lines = [new PlaceLine { Sku = Mug, Quantity = 1, Price = 1m }] };
            _orders.Push(Wait(_host.Oms.Orders.PlaceAsync(order).AsTask()).Order);
        }

        private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
    }
}
