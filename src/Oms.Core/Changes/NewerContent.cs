using Oms.Documents;
using Oms.Engine;
using Oms.Orders;
using Oms.Storage;
using Oms.Workflow;

namespace Oms.Changes;

/// <summary>
/// A channel's newer version of an order, as a change: confirmed at once where nothing of it is refused; otherwise none of it is done, the change
/// stays open where it can, and a case says why. Decided on the order as it is; who is overtaken by another version decides again.
/// </summary>
internal sealed class NewerContent(ChangeParts parts) : INewerContent
{
    public const string RefusedCase = "order.change_refused";

    public async ValueTask<PlaceReceipt> ApplyAsync(View view, PlaceOrder command, OrderId order, string hash, CancellationToken cancellationToken)
    {
        var refused = false;
        var receipt = await parts.Runner.RunAsync(
            view,
            command with { Key = null, ExpectedVersion = null },
            "orders.place",
            async (_, token) =>
            {
                (var draft, refused) = await DecideAsync(view, command, order, hash, token).ConfigureAwait(false);
                return draft;
            },
            null,
            cancellationToken).ConfigureAwait(false);
        return PlaceReceipts.Of(receipt) with { ContentDiffers = refused, Replayed = receipt.Outcome == Nothing.Exists };
    }

    private async ValueTask<(ChangeDraft Draft, bool Refused)> DecideAsync(View view, PlaceOrder command, OrderId id, string hash, CancellationToken cancellationToken)
    {
        var order = await view.Store.ReadAsync(new StoreRead.OrderById(view.Tenant, id), cancellationToken).ConfigureAwait(false)
            ?? throw new NotFoundException("order", id.ToString());
        var waiting = order.Change?.Content?.Version;
        if (command.ContentVersion <= order.ContentVersion || command.ContentVersion <= waiting)
        {
            return (new Nothing(order, parts.Runner.Now), command.ContentVersion == waiting);
        }

        var draft = await parts.DraftAsync(view, order, cancellationToken).ConfigureAwait(false);
        var actions = ContentDiff.Actions(command, order);
        var refusals = new List<ChangeRefusal>(Unchangeable(command, order, actions.Count));
        var isChange = refusals.Count == 0;
        if (await MovedAsync(view, command, order, cancellationToken).ConfigureAwait(false))
        {
            WithAddress(draft, command, actions, refusals);
        }

        var content = ContentDiff.Content(command, order, hash);
        var facts = await parts.GatherAsync(view, order, [.. actions.Where(action => action is not ChangeAction.SetAddress)], actions.OfType<ChangeAction.SetAddress>().Any() ? command.ShipTo : null, cancellationToken).ConfigureAwait(false);
        refusals.AddRange(parts.Changing.Decide(draft, actions, facts, command.Reason));
        if (refusals.Count > 0)
        {
            return (await RefuseAsync(view, order, draft, isChange ? actions : [], content, refusals, cancellationToken).ConfigureAwait(false), true);
        }

        DropOlder(draft);
        Changing.Close(draft, order, parts.Runner.Ids.NewId(), actions, content, command.Reason);
        return (draft, false);
    }

    private static IEnumerable<ChangeRefusal> Unchangeable(PlaceOrder command, Order order, int place)
    {
        if (command.Currency != order.Currency)
        {
            yield return new ChangeRefusal(place, "change.currency", $"The channel has the order in {command.Currency} now, it was placed in {order.Currency}: cancel it and place another.");
        }

        if (command.Handover != order.Handover)
        {
            yield return new ChangeRefusal(place, "change.handover", $"The channel has the order as {command.Handover} now, it was placed as {order.Handover}: cancel it and place another.");
        }
    }

    // An address that was erased is not brought back by a channel that still has it.
    private static async ValueTask<bool> MovedAsync(View view, PlaceOrder command, Order order, CancellationToken cancellationToken) =>
        command.ShipTo is { } address
        && (order.ShipTo is not { } row
            || (await view.Store.ReadAsync(new StoreRead.AddressById(view.Tenant, row), cancellationToken).ConfigureAwait(false) is { } known && known != address));

    private void WithAddress(OrderDraft draft, PlaceOrder command, List<ChangeAction> actions, List<ChangeRefusal> refusals)
    {
        try
        {
            actions.Add(NewAddress.With(draft, [], command.ShipTo, command.Destination, parts.Profiles.Of(draft.Current.Channel), parts.Runner.Ids)[0]);
        }
        catch (ValidationFailedException mistake)
        {
            refusals.Add(new ChangeRefusal(actions.Count, mistake.Findings[0].Code, mistake.Findings[0].Message));
        }
    }

    private async ValueTask<ChangeDraft> RefuseAsync(
        View view, Order order, OrderDraft tried, List<ChangeAction> actions, ChannelContent content, List<ChangeRefusal> refusals, CancellationToken cancellationToken)
    {
        var draft = await parts.DraftAsync(view, order, cancellationToken).ConfigureAwait(false);
        DropOlder(draft);
        var opens = draft.Current.Change is null && actions.Count > 0 && draft.Allows(WorkflowCommands.Change);
        if (opens)
        {
            OpenChanges.Open(draft, actions, content, parts.Runner.Ids);
            draft.Puts.AddRange(tried.Puts.OfType<PutAddress>());
        }

        ChangeDraft decided = opens || draft.Current != order ? draft : new Nothing(order, parts.Runner.Now);
        var id = $"change:{order.Id.Value:N}:{content.Hash[..32]}";
        if (await view.Store.ReadAsync(new StoreRead.DocumentById(view.Tenant, DocumentKinds.Case, id), cancellationToken).ConfigureAwait(false) is null)
        {
            var why = string.Join(" ", refusals.Select(refusal => refusal.Reason).Distinct());
            var next = opens ? "preview the open change, add to it or drop it, and tell the channel" : "settle it with the channel";
            decided.Put(Cases.Open(id, RefusedCase, order.Id.Value, FormattableString.Invariant($"Version {content.Version} of order {order.Number} from {order.Channel} was not applied. {why} What to do: {next}.")));
        }

        return decided;
    }

    private static void DropOlder(OrderDraft draft)
    {
        if (draft.Current.Change?.Content is not null)
        {
            OpenChanges.Drop(draft, "the channel has a newer version");
        }
    }

    /// <summary>Somebody else applied it, or nothing more can be done: nothing of the order is written.</summary>
    private sealed class Nothing : ChangeDraft
    {
        public const string Exists = "exists";

        private readonly long _version;

        public Nothing(Order order, NodaTime.Instant now)
            : base(now) => (_version, Id, Number, Outcome) = (order.Version, order.Id.Value, order.Number, Exists);

        public override long Version => _version;

        protected override void Finish(Command command)
        {
        }
    }
}
