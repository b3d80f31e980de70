using Oms.Engine;
using Oms.Storage;

namespace Oms.Inventory;

/// <summary>Items, locations, stock and soft reservations for one view.</summary>
internal sealed class InventoryService(View view, CommandRunner runner, StockReader stock, NetworkReader network, StockDecisions decisions, ReservationDecisions reservations) : IInventory
{
    public ValueTask<CommandReceipt> PutItemsAsync(PutItems command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return RunAsync(command, "inventory.items", async token =>
        {
            var read = await StockAsync([.. command.Items.Select(item => item.Sku)], token).ConfigureAwait(false);
            return StockDecisions.PutItems(command, read, runner.Now);
        }, cancellationToken);
    }

    public async ValueTask<CommandReceipt> PutLocationAsync(PutLocation command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var receipt = await RunAsync(command, "inventory.locations", async token =>
        {
            var read = await view.Store.ReadAsync(new StoreRead.Locations(view.Tenant), token).ConfigureAwait(false);
            return StockDecisions.PutLocation(command, read, runner.Now);
        }, cancellationToken).ConfigureAwait(false);
        network.Forget(view.Tenant);
        return receipt;
    }

    public ValueTask<IReadOnlyList<Location>> LocationsAsync(CancellationToken cancellationToken = default) =>
        view.Store.ReadAsync(new StoreRead.Locations(view.Tenant), cancellationToken);

    public ValueTask<StockView> StockAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(skus);
        return view.Store.ReadAsync(new StoreRead.Stock(view.Tenant, [.. skus.Distinct()], runner.Now), cancellationToken);
    }

    public ValueTask<CommandReceipt> ReceiveAsync(ReceiveStock command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        StockChecks.ThrowIfInvalid(command.Lines, mayFall: false);
        return RunAsync(command, "inventory.receive", _ => ValueTask.FromResult<ChangeDraft>(decisions.Receive(command, runner.Now)), cancellationToken);
    }

    public ValueTask<CommandReceipt> AdjustAsync(AdjustStock command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        StockChecks.ThrowIfInvalid(command.Lines, mayFall: true);
        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            throw new ValidationFailedException(new Finding("adjust.reason", nameof(command.Reason), "Say why: the ledger keeps it."));
        }

        return RunAsync(command, "inventory.adjust", async token =>
        {
            var read = await StockAsync([.. command.Lines.Select(line => line.Sku)], token).ConfigureAwait(false);
            return decisions.Adjust(command, read, runner.Now);
        }, cancellationToken);
    }

    public ValueTask<CommandReceipt> ReserveAsync(ReserveStock command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        reservations.ThrowIfInvalid(command);
        return RunAsync(command, "inventory.reserve", async token =>
        {
            var facts = await stock.GatherAsync(view, [.. command.Lines.Select(line => line.Sku).Distinct()], mayUseHints: false, token).ConfigureAwait(false);
            return reservations.Reserve(command, facts, runner.Now);
        }, cancellationToken);
    }

    public ValueTask<CommandReceipt> ExtendReservationAsync(ExtendReservation command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        reservations.ThrowIfTooLong(command.For);
        return RunAsync(command, "inventory.reserve", async token =>
            reservations.Extend(command, await HeldAsync(command, command.Reservation, token).ConfigureAwait(false), runner.Now), cancellationToken);
    }

    public ValueTask<CommandReceipt> ReleaseReservationAsync(ReleaseReservation command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return RunAsync(command, "inventory.reserve", async token =>
            ReservationDecisions.Release(command, await HeldAsync(command, command.Reservation, token).ConfigureAwait(false), runner.Now), cancellationToken);
    }

    public async ValueTask<SoftReservation?> FindReservationAsync(Guid id, CancellationToken cancellationToken = default) =>
        (await ReservationReader.FindAsync(view, id, cancellationToken).ConfigureAwait(false))?.Reservation;

    public ValueTask<Page<StockMovement>> MovementsAsync(MovementQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        PageSize.ThrowIfWrong(query.Size, 1000);
        return view.Store.QueryAsync(new StoreQuery.Movements(view.Tenant, query), cancellationToken);
    }

    private ValueTask<CommandReceipt> RunAsync(Command command, string permission, Func<CancellationToken, ValueTask<ChangeDraft>> decide, CancellationToken cancellationToken) =>
        runner.RunAsync(view, command, permission, (_, token) => decide(token), null, cancellationToken);

    private async ValueTask<HeldUnits> HeldAsync(Command command, Guid id, CancellationToken cancellationToken)
    {
        var held = await ReservationReader.ReadAsync(view, id, cancellationToken).ConfigureAwait(false);
        return command.ExpectedVersion is not { } expected || expected == held.LastSequence
            ? held
            : throw new ConflictException(new ScopeId(ScopeKinds.Reservation, id).ToString(), expected, held.LastSequence);
    }
}
