using NodaTime;
using Oms.Channels;
using Oms.Inventory;
using Oms.Orders;
using Oms.Payments;

namespace Oms.Scenarios.Sequences;

/// <summary>Orders, money and stock.</summary>
internal sealed partial class Driver
{
    private static readonly Currency[] Currencies = [new("GBP"), new("JPY"), new("KWD")];

    private async Task PlaceAsync(Step step)
    {
        var currency = Currencies[step.C % 3];
        var lines = Enumerable.Range(0, 1 + (step.B % 3)).Select(i => new PlaceLine
        {
            Sku = Skus[(step.A + (i * (step.C % 2))) % 3],
            Quantity = 1 + ((step.B + i) % 5),
            Price = ((step.A * 7) + (i * 13)) % 1000 / 77.7777m,
        }).Select(line => line with { Price = decimal.Round(line.Price, 6) }).ToList();
        var command = new PlaceOrder
        {
            Currency = currency,
            Lines = lines,
            OnShortage = (OnShortage)(step.D % 3),
            Charges =
            [
                new PlaceCharge { Kind = ChargeKind.Shipping, Code = "POST", Amount = Money.OfMinor(step.A % 500, currency) },
                new PlaceCharge { Kind = ChargeKind.Discount, Code = "SPRING", Amount = Money.OfMinor(-(step.B % 50), currency) },
            ],
            Reservation = step.Kind == 3 ? ChooseReservation(step.A) : null,
        };
        var receipt = await SendAsync(step, command, sent => oms.Orders.PlaceAsync(sent));
        lock (_gate)
        {
            _orders.Add(receipt.Order);
            _ordered.Add(receipt.Order, [.. lines.Select(line => line.Quantity)]);
        }
    }

    private async Task ConfirmAsync(Step step)
    {
        if (await ChooseAsync(step.A) is { } order)
        {
            await SendAsync(step, new ConfirmOrder { Order = order.Id }, sent => oms.Orders.ConfirmAsync(sent));
        }
    }

    private async Task HoldAsync(Step step)
    {
        if (await ChooseAsync(step.A) is { } order)
        {
            var holds = Enumerable.Range(0, 1 + (step.B % 2)).Select(i => new NewHold { Kind = i == 0 ? HoldKinds.Manual : "fraud", Reason = "look at it", Blocks = (HoldBlocks)((step.C + i) % 8) });
            await SendAsync(step, new HoldOrder { Order = order.Id, Holds = [.. holds] }, sent => oms.Orders.HoldAsync(sent));
        }
    }

    private async Task ReleaseHoldsAsync(Step step)
    {
        if (await ChooseAsync(step.A) is { } order)
        {
            var numbers = step.B % 3 == 0 ? order.Holds.Take(1).Select(hold => hold.No) : [];
            await SendAsync(step, new ReleaseHolds { Order = order.Id, Numbers = [.. numbers], Kind = step.B % 3 == 1 ? "fraud" : null }, sent => oms.Orders.ReleaseHoldsAsync(sent));
        }
    }

    private async Task AllocateAsync(Step step)
    {
        if (await ChooseAsync(step.A) is { } order)
        {
            await SendAsync(step, new AllocateOrder { Order = order.Id }, sent => oms.Orders.AllocateAsync(sent));
        }
    }

    private async Task CancelAsync(Step step)
    {
        if (await ChooseAsync(step.A) is { } order)
        {
            var line = order.Lines[step.B % order.Lines.Length];
            LineUnits[] units = step.C % 4 == 0 ? [] : [new LineUnits(line.LineNo, 1 + (step.C % line.Ordered))];
            await SendAsync(step, new CancelUnits { Order = order.Id, Lines = units }, sent => oms.Orders.CancelAsync(sent));
        }
    }

    private async Task PayAsync(Step step)
    {
        if (await ChooseAsync(step.A) is { } order)
        {
            await SendAsync(step, new ReportPayment
            {
                Order = order.Id,
                Reference = $"pay-{step.B % 4}",
                Kind = (PaymentKind)(step.C % 6),
                Amount = Money.OfMinor(1 + (step.B % 2000), order.Currency),
            }, sent => oms.Payments.ReportAsync(sent));
        }
    }

    private async Task ReceiveAsync(Step step) =>
        await SendAsync(step, new ReceiveStock { Lines = [new StockLine { Sku = Skus[step.A % 3], Location = Places[step.C % 2], Quantity = 1 + (step.B % 6) }] }, sent => oms.Inventory.ReceiveAsync(sent));

    // Often below what is promised: the truth commits, and the difference shows as short.
    private async Task AdjustAsync(Step step)
    {
        var quantity = (step.B % 13) - 8;
        var line = new StockLine { Sku = Skus[step.A % 3], Location = Places[step.C % 2], Quantity = quantity == 0 ? -1 : quantity };
        await SendAsync(step, new AdjustStock { Reason = "counted", Lines = [line] }, sent => oms.Inventory.AdjustAsync(sent));
    }

    private async Task ReserveAsync(Step step)
    {
        var command = new ReserveStock
        {
            Owner = $"cart-{step.A}",
            For = Duration.FromMinutes(1 + (step.C % 30)),
            Lines =
            [
                new ReserveLine { Sku = Skus[step.A % 3], Quantity = 1 + (step.B % 4) },
                new ReserveLine { Sku = Skus[step.C % 3], Quantity = 1 + (step.B % 2), Location = Places[step.B % 2] },
            ],
        };
        var receipt = await SendAsync(step, command, sent => oms.Inventory.ReserveAsync(sent));
        lock (_gate)
        {
            _reservations.Add(receipt.Id);
        }
    }

    private async Task ExtendAsync(Step step)
    {
        if (ChooseReservation(step.A) is { } reservation)
        {
            await SendAsync(step, new ExtendReservation { Reservation = reservation, For = Duration.FromMinutes(1 + (step.B % 60)) }, sent => oms.Inventory.ExtendReservationAsync(sent));
        }
    }

    private async Task ReleaseReservationAsync(Step step)
    {
        if (ChooseReservation(step.A) is { } reservation)
        {
            await SendAsync(step, new ReleaseReservation { Reservation = reservation }, sent => oms.Inventory.ReleaseReservationAsync(sent));
        }
    }
}
