using NodaTime;
using Oms.Documents;
using Oms.Engine;
using Oms.Storage;

namespace Oms.Supply;

/// <summary>Inbound supply for one view: gathers what a decision needs, lets it decide, and has it committed. What follows for those who wait, <see cref="SupplyFollowUp"/> does.</summary>
internal sealed class SupplyService(View view, SupplyParts parts) : ISupply
{
    private const string Permission = "supply.write";

    private BackorderPolicy Policy => parts.Options.Value.Backorders;

    public ValueTask<CommandReceipt> AnnounceAsync(AnnounceSupply command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        SupplyChecks.Number(command.Number);
        SupplyChecks.Expected(command.Lines);
        SupplyChecks.Stage(command.State, SupplyState.Planned);
        if (command.Kind == SupplyKind.Transfer || !Enum.IsDefined(command.Kind))
        {
            throw new ValidationFailedException(new Finding("supply.kind", nameof(command.Kind), "Announce a purchase order or a ship notice; a transfer is sent with SendAsync."));
        }

        return BeginAsync(command, command.Number, command.Lines, (id, facts) => parts.Decisions.Announce(command, id, facts, parts.Runner.Now), cancellationToken);
    }

    public ValueTask<CommandReceipt> SendAsync(SendTransfer command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        SupplyChecks.Number(command.Number);
        SupplyChecks.Expected(command.Lines);
        return BeginAsync(command, command.Number, command.Lines, (id, facts) => parts.Decisions.Send(command, id, facts, parts.Runner.Now), cancellationToken);
    }

    public ValueTask<SupplyReceipt> ConfirmAsync(ConfirmSupply command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (command is { At: not null, On: not null })
        {
            throw new ValidationFailedException(new Finding("supply.date", nameof(command.On), "Give a moment (At) or a day (On), not both."));
        }

        if (command.State is { } state)
        {
            SupplyChecks.Stage(state, SupplyState.Ordered);
        }

        return ChangeAsync(command, command.Number, command.Lines, (supply, facts, now) => parts.Decisions.Confirm(command, supply, facts, now), cancellationToken);
    }

    public ValueTask<SupplyReceipt> ReceiveAsync(ReceiveSupply command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        SupplyChecks.Arrived(command);
        return ChangeAsync(command, command.Number, [.. command.Lines.Select(line => line.LineNo)], (supply, facts, now) => parts.Receiving.Decide(command, supply, facts, Policy, now), cancellationToken);
    }

    public ValueTask<SupplyReceipt> CancelAsync(CancelSupply command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        SupplyChecks.Units(command.Lines, mayBeEmpty: true);
        return ChangeAsync(command, command.Number, [.. command.Lines.Select(line => line.LineNo)], (supply, facts, now) => parts.Decisions.Cancel(command, supply, facts, now), cancellationToken);
    }

    public ValueTask<SupplyReceipt> LoseAsync(LoseInTransit command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        SupplyChecks.Units(command.Lines, mayBeEmpty: false);
        SupplyChecks.Reason(command.Reason, "units were lost");
        return ChangeAsync(command, command.Number, [.. command.Lines.Select(line => line.LineNo)], (supply, facts, now) => parts.Decisions.Lose(command, supply, facts, now), cancellationToken);
    }

    public async ValueTask<InboundSupply?> FindAsync(string number, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(number);
        return await InboundReader.FindAsync(view, number, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<Page<InboundSupply>> QueryAsync(SupplyQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        PageSize.ThrowIfWrong(query.Size, 1000);
        var criteria = new DocumentQuery { Kind = DocumentKinds.Supply, Index1 = query.Open ? "open" : null, Index2 = query.Kind?.ToString(), Cursor = query.Cursor, Size = query.Size };
        var page = await view.Store.QueryAsync(new StoreQuery.Documents(view.Tenant, criteria), cancellationToken).ConfigureAwait(false);
        return new Page<InboundSupply> { Items = [.. page.Items.Select(InboundReader.Of)], Next = page.Next };
    }

    public async ValueTask<FillPlan> PreviewFillAsync(FillPreview query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var supply = await SupplyReader.ReadAsync(view, query.Number, cancellationToken).ConfigureAwait(false);
        var line = SupplyChecks.Line(supply, query.LineNo);
        var place = supply.PlaceOf(query.LineNo);
        var claimants = await SupplyReader.ClaimantsAsync(view, place, cancellationToken).ConfigureAwait(false);
        var waiting = await SupplyReader.ReservationsAsync(view, place, cancellationToken).ConfigureAwait(false);
        return FillOrder.Plan(query.Policy ?? Policy, place, claimants, waiting, query.Quantity ?? line.Open);
    }

    public async ValueTask<IReadOnlyList<ReorderAlert>> ReorderAlertsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(skus);
        var stock = await view.Store.ReadAsync(new StoreRead.Stock(view.Tenant, [.. skus.Distinct()], parts.Runner.Now), cancellationToken).ConfigureAwait(false);
        return ReorderAlerts.Of(stock, await InboundReader.LinesAsync(view, stock, cancellationToken).ConfigureAwait(false));
    }

    public async ValueTask<IReadOnlyList<ReorderAlert>> AllReorderAlertsAsync(CancellationToken cancellationToken = default)
    {
        var alerts = new List<ReorderAlert>();
        string? cursor = null;
        do
        {
            var page = await view.Store.QueryAsync(new StoreQuery.ReorderPoints(view.Tenant, cursor, 1000), cancellationToken).ConfigureAwait(false);
            alerts.AddRange(page.Items.Count == 0 ? [] : await ReorderAlertsAsync(page.Items, cancellationToken).ConfigureAwait(false));
            cursor = page.Next;
        }
        while (cursor is not null);
        return alerts;
    }

    private ValueTask<CommandReceipt> BeginAsync(Command command, string number, IReadOnlyList<ExpectedLine> lines, Func<Guid, SupplyFacts, SupplyDraft> decide, CancellationToken cancellationToken)
    {
        var id = parts.Runner.Ids.NewId();
        return parts.Runner.RunAsync(view, command, Permission, async (_, token) =>
        {
            if (await InboundReader.FindAsync(view, number, token).ConfigureAwait(false) is not null)
            {
                throw new OmsException("supply.exists", $"There is a supply '{number}' already: give another number, or change that one.");
            }

            var stock = await view.Store.ReadAsync(new StoreRead.Stock(view.Tenant, [.. lines.Select(line => line.Sku).Distinct()], parts.Runner.Now), token).ConfigureAwait(false);
            var locations = await view.Store.ReadAsync(new StoreRead.Locations(view.Tenant), token).ConfigureAwait(false);
            return decide(id, new SupplyFacts(stock, locations, [], [], new Dictionary<LocationCode, long>()));
        }, null, cancellationToken);
    }

    private async ValueTask<SupplyReceipt> ChangeAsync(Command command, string number, IReadOnlyList<int> lines, Func<InboundSupply, SupplyFacts, Instant, SupplyDraft> decide, CancellationToken cancellationToken)
    {
        SupplyDraft? draft = null;
        var receipt = await parts.Runner.RunAsync(view, command, Permission, async (_, token) =>
        {
            var supply = await SupplyReader.ReadAsync(view, number, token).ConfigureAwait(false);
            if (command.ExpectedVersion is { } expected && expected != supply.Version)
            {
                throw new ConflictException(ScopeId.Of(ScopeKinds.Document, $"{DocumentKinds.Supply}/{number}").ToString(), expected, supply.Version);
            }

            var now = parts.Runner.Now;
            var chosen = lines.Count > 0 ? lines : [.. supply.Lines.Where(line => line.Open > 0).Select(line => line.LineNo)];
            var facts = await SupplyReader.FactsAsync(view, supply, chosen, now, token).ConfigureAwait(false);
            draft = decide(supply, facts, now);
            SlippingOrders.Add(draft, supply, facts, Policy);
            return draft;
        }, null, cancellationToken).ConfigureAwait(false);
        return new SupplyReceipt
        {
            Id = receipt.Id,
            Number = receipt.Number ?? number,
            Version = receipt.Version,
            Outcome = receipt.Outcome,
            Replayed = receipt.Replayed,
            Created = receipt.Created,
            Slips = receipt.Replayed || draft is null ? [] : draft.Slips,
        };
    }
}
