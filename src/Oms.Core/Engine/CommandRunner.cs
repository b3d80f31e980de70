using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using NodaTime;
using Oms.Events;
using Oms.Ids;
using Oms.Orders;
using Oms.Storage;
using Oms.Workflow;

namespace Oms.Engine;

/// <summary>
/// Gather, decide, commit, for every command: reads, lets the decision draft, commits, and judges the answer. What lost a race is decided
/// again on fresh reads, a bounded number of times; what was done before is answered as it was then. Thread-safe.
/// </summary>
internal sealed class CommandRunner(IClock clock, IIdGenerator ids, EventCodec codec, WorkflowCatalog workflows, IOptions<OmsOptions> options, IAuthoriser authoriser, CommitHook hook)
{
    public IIdGenerator Ids => ids;

    public Instant Now => clock.NowFloored();

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
                var draft = new OrderDraft(id, order, workflows.Of(order.Workflow, order.WorkflowVersion), Now);
                decide(draft, facts);
                return draft;
            },
            null,
            cancellationToken);

    /// <summary>Runs a command whose decision reads what it needs by itself.</summary>
    /// <param name="view">For whom.</param>
    /// <param name="command">What.</param>
    /// <param name="permission">What the actor needs.</param>
    /// <param name="decide">Gathers and decides.</param>
    /// <param name="keyTaken">Answers for a unique key that has another owner: a receipt, or null to decide again.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<CommandReceipt> RunAsync(
        View view,
        Command command,
        string permission,
        Func<Attempt, CancellationToken, ValueTask<ChangeDraft>> decide,
        Func<CommitOutcome.KeyTaken, CancellationToken, ValueTask<CommandReceipt?>>? keyTaken,
        CancellationToken cancellationToken)
    {
        await AdmitAsync(view, command, permission, cancellationToken).ConfigureAwait(false);
        var fingerprint = Fingerprint.Of(command);
        var last = view.Enlisted ? 2 : options.Value.MaxDecisions;
        for (var number = 1; ; number++)
        {
            ChangeSet changes;
            try
            {
                var draft = await decide(new Attempt(number, fingerprint), cancellationToken).ConfigureAwait(false);
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

            switch (await view.Store.CommitAsync(changes, cancellationToken).ConfigureAwait(false))
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
                    throw new OperationKeyReusedException(changes.OperationId);
                case CommitOutcome.KeyTaken taken:
                    var answer = keyTaken is null ? null : await keyTaken(taken, cancellationToken).ConfigureAwait(false);
                    if (answer is not null)
                    {
                        return answer;
                    }

                    ThrowIf(number >= last, () => new OmsException("key.taken", $"The key '{taken.Key.Key}' ({taken.Key.Kind}) belongs to {taken.Owner}."));
                    break;
                case CommitOutcome.Conflict conflict:
                    ThrowIf(number >= last || IsRider(command, conflict.Scope), () => new ConflictException(conflict.Scope.ToString(), conflict.Expected, conflict.Actual));
                    break;
                case CommitOutcome.Insufficient insufficient:
                    ThrowIf(number >= last, () => new InsufficientStockException(insufficient.Shortages));
                    break;
                case CommitOutcome.Fenced:
                    throw new OmsException("work.fenced", "The lease under which this was decided was lost to somebody else; nothing was written.");
            }
        }
    }

    // A document that rides along was read by the caller: deciding again with the same version would lose again.
    private static bool IsRider(Command command, ScopeId scope) =>
        scope.Kind == ScopeKinds.Document && command.Documents.Any(change => scope == ScopeId.Of(ScopeKinds.Document, $"{change.Document.Kind}/{change.Document.Id}"));

    private static void ThrowIf(bool giveUp, Func<OmsException> error)
    {
        if (giveUp)
        {
            throw error();
        }
    }

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

/// <summary>Which try a decision is in.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Fingerprint">Of the command.</param>
internal readonly record struct Attempt(int Number, ReadOnlyMemory<byte> Fingerprint)
{
    /// <summary>Whether a remembered figure may be used: only at first. What lost a race reads afresh.</summary>
    public bool MayUseHints => Number == 1;
}
