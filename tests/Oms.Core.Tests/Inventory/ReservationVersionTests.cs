using NodaTime;
using Oms.Inventory;
using Oms.Testing;

namespace Oms.Core.Tests.Inventory;

/// <summary>A soft reservation's version counts its changes, in snapshots and receipts alike, and a command may insist on it.</summary>
public sealed class ReservationVersionTests
{
    private static readonly Sku Mug = new("MUG-BLUE");

    [Fact]
    public async Task It_counts_from_one_and_is_what_the_receipt_says()
    {
        await using var host = await HostAsync();
        var made = await ReserveAsync(host);
        Assert.Equal((1, 1), (made.Version, await VersionAsync(host, made)));

        var extended = await host.Oms.Inventory.ExtendReservationAsync(new ExtendReservation { Reservation = made.Id, For = Duration.FromHours(1) });
        Assert.Equal((2, 2), (extended.Version, await VersionAsync(host, made)));

        var released = await host.Oms.Inventory.ReleaseReservationAsync(new ReleaseReservation { Reservation = made.Id });
        Assert.Equal((3, 3), (released.Version, await VersionAsync(host, made)));

        var again = await host.Oms.Inventory.ReleaseReservationAsync(new ReleaseReservation { Reservation = made.Id });
        Assert.Equal((3, 3), (again.Version, await VersionAsync(host, made)));
    }

    [Fact]
    public async Task A_command_that_expects_another_is_refused()
    {
        await using var host = await HostAsync();
        var made = await ReserveAsync(host);
        var extend = new ExtendReservation { Reservation = made.Id, For = Duration.FromHours(1), ExpectedVersion = made.Version };
        await host.Oms.Inventory.ExtendReservationAsync(extend);

        var late = await Assert.ThrowsAsync<ConflictException>(async () => await host.Oms.Inventory.ExtendReservationAsync(extend));
        Assert.Equal((1, 2), (late.Expected, late.Actual));
        await Assert.ThrowsAsync<ConflictException>(async () =>
            await host.Oms.Inventory.ReleaseReservationAsync(new ReleaseReservation { Reservation = made.Id, ExpectedVersion = 1 }));
        Assert.Equal(2, await VersionAsync(host, made));
    }

    [Fact]
    public async Task Its_end_by_time_counts_a_change_for_each_line()
    {
        await using var host = await HostAsync();
        var made = await ReserveAsync(host);
        await host.AdvanceAsync(Duration.FromMinutes(16));
        Assert.Equal(3, await VersionAsync(host, made));
    }

    private static async Task<OmsTestHost> HostAsync()
    {
        var host = await OmsTestHost.CreateAsync();
        await host.Oms.Inventory.ReceiveAsync(new ReceiveStock { Lines = [At("london"), At("leeds")] });
        return host;

        static StockLine At(string location) => new() { Sku = Mug, Location = new LocationCode(location), Quantity = 5 };
    }

    private static async Task<CommandReceipt> ReserveAsync(OmsTestHost host) =>
        await host.Oms.Inventory.ReserveAsync(new ReserveStock { Owner = "basket-1", Lines = [Line("london"), Line("leeds")] });

    private static ReserveLine Line(string location) => new() { Sku = Mug, Quantity = 1, Location = new LocationCode(location) };

    private static async Task<long> VersionAsync(OmsTestHost host, CommandReceipt reservation) =>
        (await host.Oms.Inventory.FindReservationAsync(reservation.Id))!.Version;
}
