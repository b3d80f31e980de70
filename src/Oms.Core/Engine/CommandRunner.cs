using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using NodaTime;
using Oms.Diagnostics;
using Oms.Events;
using Oms.Ids;
using Oms.Orders;
using Oms.Storage;
using Oms.Workflow;

namespace Oms.Engine;

/// <summary>
/// One command from its call to its answer, the same way for all of them. Gather: read what is there; no transaction is open. Decide: draft
/// the events and what follows from them (see <see cref="Placement"/>); nothing is written. Commit: hand everything over as one change set,
/// which the store applies wholly or not at all. A decision that lost a race is made again on fresh reads, a bounded number of times; a
/// command that was done before is answered as it was then. Thread-safe.
/// </summary>
internal sealed class CommandRunner(IClock clock, IIdGenerator ids, EventCodec codec, WorkflowCatalog workflows, IOrderFollowUp followUp, IOptions<OmsOptions> options, IAuthoriser authoriser, CommitHook hook, CommandMeter meter)
{
    public IIdGenerator Ids => ids;

    public Instant Now => clock.NowFloored();

    /// <summary>Runs a command whose decision reads what it needs by itself.</summary>
    /// <param name="view">For whom.</param>
    /// <param name="command">What.</param>
    /// <param name="permission">What the actor needs.</param>
    /// <param name="decide">Gathers and decides.</param>
    /// <param name="keyTaken">Answers for a unique key that has another owner; null: that is an error.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask<CommandReceipt> RunAsync(
        View view, Command command, string permission, GatherAndDecide decide, AnswerForKey? keyTaken, CancellationToken cancellationToken) =>
        meter.EndAsync(command, meter.Begin(), AnswerAsync(view, command, permission, decide, keyTaken, cancellationToken));

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<CommandReceipt> AnswerAsync(
        View view, Command command, string permission, GatherAndDecide decide, AnswerForKey? keyTaken, CancellationToken cancellationToken)
    {
        await AdmitAsync(view, command, permission, cancellationToken).ConfigureAwait(false);
        var fingerprint = Fingerprint.Of(command);
        var last = view.Enlisted ? 2 : options.Value.MaxDecisions;
        for (var number = 1; ; number++)
        {
            ChangeSet changes;
            bool choseStock;
            try
            {
                var draft = await decide(new Attempt(number, fingerprint), cancellationToken).ConfigureAwait(false);
                choseStock = draft.ChoseStock;
                if (draft is OrderDraft decided)
                {
                    followUp.Follow(decided, view.ActorText);
                }

                changes = draft.Build(view, command, ids.NewId(), fingerprint, codec);
            }
            catch (OmsException refusal) when (command.Key is not null && refusal is not StoreException)
            {
                // The order may refuse now because this very command was done before: then it is answered as it was.
                if (await EarlierAsync(view, command.Key, fingerprint, cancellationToken).ConfigureAwait(false) is { } earlier)
                {
                    return earlier;
                }

                throw;
            }

            var outcome = await view.Store.CommitAsync(changes, cancellationToken).ConfigureAwait(false);
            if (Settled(view, changes.OperationId, outcome) is { } receipt)
            {
                return receipt;
            }

            if (outcome is CommitOutcome.KeyTaken taken && keyTaken is not null && await keyTaken(taken, cancellationToken).ConfigureAwait(false) is { } answer)
            {
                return answer;
            }

            if (number >= last || IsRider(command, outcome))
            {
                throw Lost(outcome, choseStock ? number : null);
            }
        }
    }

    /// <summary>Runs a command on one order that exists.</summary>
    public ValueTask<CommandReceipt> OnOrderAsync(View view, Command command, string permission, OrderId id, Action<OrderDraft> decide, CancellationToken cancellationToken) =>
        OnOrderAsync(view, command, permission, id, static (_, _, _) => ValueTask.FromResult(0), (draft, _) => decide(draft), cancellationToken);

    /// <summary>Runs a command on one order that exists, with facts gathered before the decision.</summary>
    public ValueTask<CommandReceipt> OnOrderAsync<TFacts>(
        View view,
        Command command,
        string permission,
        OrderId id,
        Func<Order, Attempt, CancellationToken, ValueTask<TFacts>> gather,
        Action<OrderDraft, TFacts> decide,
        CancellationToken cancellationToken) =>
        RunAsync(
            view,
            command,
            permission,
            async (attempt, token) =>
            {
                var order = await view.Store.ReadAsync(new StoreRead.OrderById(view.Tenant, id), token).ConfigureAwait(false)
                    ?? throw new NotFoundException("order", id.ToString());
                if (command.ExpectedVersion is { } expected && expected != order.Version)
                {
                    throw new ConflictException(ScopeId.Of(id).ToString(), expected, order.Version);
                }

                var facts = await gather(order, attempt, token).ConfigureAwait(false);
                var lifecycle = await workflows.OfAsync(view.Store, view.Tenant, order.Workflow, order.WorkflowVersion, token).ConfigureAwait(false);
                var draft = new OrderDraft(id, order, lifecycle, Now);
                decide(draft, facts);
                return draft;
            },
            null,
            cancellationToken);

    /// <summary>Whether the caller may run it, and its key and reason can be kept.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask AdmitAsync(View view, Command command, string permission, CancellationToken cancellationToken)
    {
        if (command.Key is { } key)
        {
            Text.Code(key, Command.MaxKeyLength, "command.key", "operation key");
        }

        Text.Free(command.Reason, 500, "command.reason", "reason");
        if (authoriser is AllowAll)
        {
            return;
        }

        var request = new PermissionRequest { Tenant = view.Tenant, Actor = view.Actor, Permission = permission };
        if (!await authoriser.AllowsAsync(request, cancellationToken).ConfigureAwait(false))
        {
            throw new OmsException("command.forbidden", $"{view.Actor} lacks the permission '{permission}'.");
        }
    }

    /// <summary>The answer, where the outcome is one whatever else happens; null: somebody else was faster.</summary>
    private CommandReceipt? Settled(View view, string operation, CommitOutcome outcome)
    {
        switch (outcome)
        {
            case CommitOutcome.Committed committed:
                if (!view.Enlisted)
                {
                    hook.Committed();
                }

                return Receipts.Of(committed.Result, replayed: false);
            case CommitOutcome.Duplicate { SameCommit: true } own:
                return Receipts.Of(own.Result, replayed: false);
            case CommitOutcome.Duplicate { SameContent: true } earlier:
                return Receipts.Of(earlier.Result, replayed: true);
            case CommitOutcome.Duplicate:
                throw new OperationKeyReusedException(operation);
            case CommitOutcome.Fenced:
                throw new OmsException("work.fenced", "The lease under which this was decided was lost to somebody else; nothing was written.");
            default:
                return null;
        }
    }

    /// <summary>What the caller is told when deciding again has no use.</summary>
    private static OmsException Lost(CommitOutcome outcome, int? choices) => outcome switch
    {
        CommitOutcome.KeyTaken taken => new OmsException("key.taken", $"The key '{taken.Key.Key}' ({taken.Key.Kind}) belongs to {taken.Owner}."),
        CommitOutcome.Conflict conflict => new ConflictException(conflict.Scope.ToString(), conflict.Expected, conflict.Actual),
        CommitOutcome.Insufficient insufficient when choices is { } made => new ContendedStockException(made, insufficient.Shortages),
        CommitOutcome.Insufficient insufficient => new InsufficientStockException(insufficient.Shortages),
        _ => throw new InvalidOperationException($"The store answered {outcome}, which the engine does not know."),
    };

    // A document that rides along was read by the caller: deciding again with the same version would lose again.
    private static bool IsRider(Command command, CommitOutcome outcome) =>
        outcome is CommitOutcome.Conflict { Scope: { Kind: ScopeKinds.Document } scope }
        && command.Documents.Any(change => scope == ScopeId.Of(ScopeKinds.Document, $"{change.Document.Kind}/{change.Document.Id}"));

    private static async ValueTask<CommandReceipt?> EarlierAsync(View view, string key, byte[] fingerprint, CancellationToken cancellationToken)
    {
        var known = await view.Store.ReadAsync(new StoreRead.OperationById(view.Tenant, key), cancellationToken).ConfigureAwait(false);
        return known switch
        {
            null => null,
            _ when known.Fingerprint.Span.SequenceEqual(fingerprint) => Receipts.Of(known.Result, replayed: true),
            _ => throw new OperationKeyReusedException(key),
        };
    }
}
