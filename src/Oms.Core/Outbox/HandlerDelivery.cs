using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Oms.Engine;
using Oms.Events;
using Oms.Ids;
using Oms.Storage;

namespace Oms.Outbox;

/// <summary>Gives one event to one handler, and commits what the handler returns together with its position. Thread-safe.</summary>
internal sealed class HandlerDelivery(IOmsStore store, IOmsRoot root, ForeignCalls calls, IIdGenerator ids, IClock clock)
{
    public async ValueTask<DeliveryOutcome> DeliverAsync(IEventHandler handler, EventEnvelope envelope, int attempt, Fence fence, PassStop stop)
    {
        var advance = new Advance(envelope.Stream, handler.Name, envelope.Sequence);
        var operation = OperationId(advance);
        var call = await calls.RunAsync(
            handler.Name,
            async cancellationToken =>
            {
                if (!handler.Handles(envelope.Event.GetType()))
                {
                    return (ChangeSet?)null;
                }

                var oms = root.View(envelope.Tenant, new Actor { Kind = "handler", Id = handler.Name });
                return await handler.HandleAsync(new EventContext(envelope, oms, attempt, Begin), cancellationToken).ConfigureAwait(false);
            },
            stop).ConfigureAwait(false);
        if (call.WasStopped || call.Error is not null)
        {
            return new DeliveryOutcome(call.WasStopped ? DeliveryResult.Stopped : DeliveryResult.Failed, call.Error, call.Exception);
        }

        return call.Value is null ? DeliveryOutcome.Done : await CommitAsync(call.Value).ConfigureAwait(false);

        ChangeSet Begin(string outcome) => new()
        {
            Tenant = envelope.Tenant,
            CommitId = ids.NewId(),
            OperationId = operation,
            Fingerprint = SHA256.HashData(Encoding.UTF8.GetBytes(operation)),
            At = clock.NowFloored(),
            Actor = $"handler:{handler.Name}",
            Fence = fence,
            Advance = advance,
            Result = new CommitResult { Outcome = outcome, Id = envelope.Stream.Id },
        };

        async ValueTask<DeliveryOutcome> CommitAsync(ChangeSet changes)
        {
            if (changes.OperationId != operation || changes.Tenant != envelope.Tenant || changes.Fence != fence || changes.Advance != advance)
            {
                return DeliveryOutcome.Failed("It returned a change set that EventContext.Begin of this delivery did not make: begin there, and add to it by 'with'.");
            }

            try
            {
                return await store.CommitAsync(changes, stop.Store).ConfigureAwait(false) switch
                {
                    // Done before: by an attempt whose answer was lost. The position was advanced with it.
                    CommitOutcome.Committed or CommitOutcome.Duplicate => DeliveryOutcome.Done,
                    CommitOutcome.Fenced => DeliveryOutcome.Lost,
                    CommitOutcome.KeyTaken taken => DeliveryOutcome.Failed($"Its change set claims {taken.Key.Kind} '{taken.Key.Key}', which belongs to {taken.Owner}."),
                    CommitOutcome.Conflict conflict => DeliveryOutcome.Failed(FormattableString.Invariant($"Its change set expects {conflict.Scope} at version {conflict.Expected}; it is at {conflict.Actual}.")),
                    CommitOutcome.Insufficient => DeliveryOutcome.Failed("Its change set demands stock that is not there."),
                    var outcome => DeliveryOutcome.Failed($"Its change set came to {outcome}."),
                };
            }
            catch (OperationCanceledException) when (stop.Asked.IsCancellationRequested)
            {
                return new DeliveryOutcome(DeliveryResult.Stopped, null, null);
            }
            catch (Exception e)
            {
                return new DeliveryOutcome(DeliveryResult.Failed, $"{e.GetType().Name}: {e.Message}", e);
            }
        }
    }

    /// <summary>The same whenever this event comes to this handler, so that the store knows it again.</summary>
    internal static string OperationId(Advance advance)
    {
        var operation = FormattableString.Invariant($"evt:{advance.Handler}:{advance.Stream}:{advance.Position}");
        return operation.Length <= Command.MaxKeyLength
            ? operation
            : FormattableString.Invariant($"evt:#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(operation)))}:{advance.Position}");
    }
}

/// <summary>What came of giving one event to one handler.</summary>
internal readonly record struct DeliveryOutcome(DeliveryResult Result, string? Error, Exception? Exception)
{
    public static DeliveryOutcome Done => new(DeliveryResult.Done, null, null);

    public static DeliveryOutcome Lost => new(DeliveryResult.Lost, null, null);

    public static DeliveryOutcome Failed(string error) => new(DeliveryResult.Failed, error, null);
}

internal enum DeliveryResult
{
    Done,

    /// <summary>To be tried again.</summary>
    Failed,

    /// <summary>The host stops: nothing is counted.</summary>
    Stopped,

    /// <summary>Another process has the stream now.</summary>
    Lost,
}
