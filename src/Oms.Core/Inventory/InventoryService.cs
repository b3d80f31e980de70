using Oms.Engine;
using Oms.Events;
using Oms.Storage;

namespace Oms.Inventory;

/// <summary>Items, locations, stock and reservations for one view.</summary>
internal sealed class InventoryService(View view, InventoryParts parts) : IInventory
{
    public ValueTask<CommandReceipt> PutItemsAsync(PutItems command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return RunAsync(command, "inventory.items", async token =>
            CatalogDecisions.PutItems(command, await ItemsAsync(command, token).ConfigureAwait(false), parts.Runner.Now), cancellationToken);
    }

    public async ValueTask<CommandReceipt> PutLocationAsync(PutLocation command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        LocationChecks.ThrowIfInvalid(command.Location, parts.Runner.Now);
        var receipt = await RunAsync(command, "inventory.locations", async token =>
            CatalogDecisions.PutLocation(command, await LocationsAsync(token).ConfigureAwait(false), parts.Runner.Now), cancellationToken).ConfigureAwait(false);
        parts.Network.Forget(view.Tenant);
        return receipt;
    }

    public ValueTask<IReadOnlyList<Location>> LocationsAsync(CancellationToken cancellationToken = default) =>
        view.Store.ReadAsync(new StoreRead.Locations(view.Tenant), cancellationToken);

    public ValueTask<StockView> StockAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(skus);
        return view.Store.ReadAsync(new StoreRead.Stock(view.Tenant, [.. skus.Distinct()], parts.Runner.Now), cancellationToken);
    }

    public ValueTask<CommandReceipt> ReceiveAsync(ReceiveStock command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        StockChecks.ThrowIfInvalid(command.Lines, mayFall: false);
        return OnStockAsync(command, "inventory.receive", command.Lines.Select(line => line.Sku), read => parts.Decisions.Receive(command, read, parts.Runner.Now), cancellationToken);
    }

    public ValueTask<CommandReceipt> AdjustAsync(AdjustStock command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        StockChecks.ThrowIfInvalid(command.Lines, mayFall: true);
        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            throw new ValidationFailedException(new Finding("adjust.reason", nameof(command.Reason), "Say why: the ledger keeps it."));
        }

        return OnStockAsync(command, "inventory.adjust", command.Lines.Select(line => line.Sku), read => parts.Decisions.Adjust(command, read, parts.Runner.Now), cancellationToken);
    }

    public ValueTask<CommandReceipt> CountAsync(CountStock command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return RunAsync(command, "inventory.count", async token =>
        {
            StockChecks.ThrowIfInvalid(command, await LocationsAsync(token).ConfigureAwait(false));
            var read = await StockAsync([.. command.Lines.Select(line => line.Sku)], token).ConfigureAwait(false);
            var since = await LedgerReader.SinceAsync(view, command, read, token).ConfigureAwait(false);
            return parts.Counting.Decide(command, read, since, parts.Runner.Now);
        }, cancellationToken);
    }

    public ValueTask<CommandReceipt> ReconditionAsync(ReconditionStock command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        StockChecks.ThrowIfInvalid(command);
        return OnStockAsync(command, "inventory.recondition", command.Lines.Select(line => line.Sku), read => parts.Decisions.Recondition(command, read, parts.Runner.Now), cancellationToken);
    }

    public ValueTask<CommandReceipt> PlanAsync(PlanStock command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return RunAsync(command, "inventory.plan", async token =>
        {
            StockChecks.ThrowIfInvalid(command, await LocationsAsync(token).ConfigureAwait(false));
            var read = await StockAsync([.. command.Lines.Select(line => line.Sku)], token).ConfigureAwait(false);
            return parts.Decisions.Plan(command, read, parts.Runner.Now);
        }, cancellationToken);
    }

    public ValueTask<CommandReceipt> SyncAsync(SyncStock command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return RunAsync(command, "inventory.sync", async token =>
        {
            StockChecks.ThrowIfInvalid(command, await LocationsAsync(token).ConfigureAwait(false));
            var marks = await SyncMark.ReadAsync(view, command, token).ConfigureAwait(false);
            var read = await StockAsync([.. command.Lines.Select(line => line.Sku)], token).ConfigureAwait(false);
            return parts.Syncing.Decide(command, read, marks, parts.Runner.Now);
        }, cancellationToken);
    }

    public ValueTask<CommandReceipt> ReserveAsync(ReserveStock command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        parts.Reservations.ThrowIfInvalid(command);
        return RunAsync(command, "inventory.reserve", async token =>
        {
            var facts = await parts.Stock.GatherAsync(view, [.. command.Lines.Select(line => line.Sku).Distinct()], mayUseHints: false, token).ConfigureAwait(false);
            return parts.Reservations.Reserve(command, facts, parts.Runner.Now);
        }, cancellationToken);
    }

    public ValueTask<CommandReceipt> ExtendReservationAsync(ExtendReservation command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command.For is { } duration)
        {
            parts.Reservations.ThrowIfTooLong(duration);
        }

        return RunAsync(command, "inventory.reserve", async token =>
        {
            var held = await HeldAsync(command, command.Reservation, token).ConfigureAwait(false);
            var made = await view.Store.ReadAsync(new StoreRead.EventsOf(view.Tenant, new StreamId(StreamKinds.Reservation, command.Reservation), 0, 1), token).ConfigureAwait(false);
            return parts.Reservations.Extend(command, held, made[0].At, parts.Runner.Now);
        }, cancellationToken);
    }

    public ValueTask<CommandReceipt> ReleaseReservationAsync(ReleaseReservation command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return RunAsync(command, "inventory.reserve", async token =>
            ReservationDecisions.Release(command, await HeldAsync(command, command.Reservation, token).ConfigureAwait(false), parts.Runner.Now), cancellationToken);
    }

    public ValueTask<CommandReceipt> ShipReservedAsync(ShipReserved command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        return RunAsync(command, "inventory.ship", async token =>
        {
            var held = await HeldAsync(command, command.Reservation, token).ConfigureAwait(false);
            var read = await StockAsync([.. held.Reservation.Lines.Select(line => line.Sku)], token).ConfigureAwait(false);
            return parts.Leaving.Decide(command, held, read, parts.Runner.Now);
        }, cancellationToken);
    }

    public async ValueTask<SoftReservation?> FindReservationAsync(Guid id, CancellationToken cancellationToken = default) =>
        (await ReservationReader.FindAsync(view, id, cancellationToken).ConfigureAwait(false))?.Reservation;

    public ValueTask<Page<SoftReservation>> ReservationsAsync(ReservationQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        PageSize.ThrowIfWrong(query.Size, 1000);
        return view.Store.QueryAsync(new StoreQuery.Reservations(view.Tenant, query), cancellationToken);
    }

    public ValueTask<Page<StockMovement>> MovementsAsync(MovementQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        PageSize.ThrowIfWrong(query.Size, 1000);
        return view.Store.QueryAsync(new StoreQuery.Movements(view.Tenant, query), cancellationToken);
    }

    private ValueTask<CommandReceipt> RunAsync(Command command, string permission, Func<CancellationToken, ValueTask<ChangeDraft>> decide, CancellationToken cancellationToken) =>
        parts.Runner.RunAsync(view, command, permission, (_, token) => decide(token), null, cancellationToken);

    private ValueTask<CommandReceipt> OnStockAsync(Command command, string permission, IEnumerable<Sku> skus, Func<StockView, ChangeDraft> decide, CancellationToken cancellationToken) =>
        RunAsync(command, permission, async token => decide(await StockAsync([.. skus], token).ConfigureAwait(false)), cancellationToken);

    /// <summary>The items as they are stored, with everything that their kits are made of, as they would be and as they are.</summary>
    private async ValueTask<IReadOnlyList<Item>> ItemsAsync(PutItems command, CancellationToken cancellationToken)
    {
        var skus = command.Items.Where(item => item.Sku.Value is not null).Select(item => item.Sku).Distinct().ToList();
        for (var read = command.Items; ;)
        {
            skus.AddRange(Kits.Unread(read, skus).Where(sku => sku.Value is not null));
            var stored = (await StockAsync(skus, cancellationToken).ConfigureAwait(false)).Items;
            if (Kits.Unread(stored, skus).Count == 0)
            {
                return stored;
            }

            read = stored;
        }
    }

    private async ValueTask<HeldUnits> HeldAsync(Command command, Guid id, CancellationToken cancellationToken)
    {
        var held = await ReservationReader.ReadAsync(view, id, cancellationToken).ConfigureAwait(false);
        return command.ExpectedVersion is not { } expected || expected == held.LastSequence
            ? held
            : throw new ConflictException(new ScopeId(ScopeKinds.Reservation, id).ToString(), expected, held.LastSequence);
    }
}
