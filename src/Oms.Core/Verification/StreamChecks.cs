using Oms.Storage;

namespace Oms.Verification;

/// <summary>Whether the world hears of what happened.</summary>
internal static class StreamChecks
{
    public static Check<StreamState> Delivered { get; } = new(
        "delivered_events",
        "No stream was delivered beyond its last event, and one that is behind is due.",
        static stream => Find(stream));

    public static Check<StreamState> NothingParked { get; } = new(
        "nothing_parked",
        "No handler gave up on an event and waits for a person.",
        static stream => stream.Handlers
            .Where(handler => handler.Parked)
            .Select(handler => Text.Of($"{stream.Stream}: handler '{handler.Handler}' is parked at event {handler.Position + 1} after {handler.Attempts} attempts ({handler.Error}); replay it when the cause is gone.")));

    private static IEnumerable<string> Find(StreamState stream)
    {
        if (stream.Position < 0 || stream.Position > stream.Last)
        {
            yield return Text.Of($"{stream.Stream}: delivered up to {stream.Position}, its last event is {stream.Last}.");
        }

        if (stream.Position < stream.Last && stream.Due is null)
        {
            yield return Text.Of($"{stream.Stream}: delivered up to {stream.Position} of {stream.Last}, and never due again.");
        }

        foreach (var handler in stream.Handlers)
        {
            if (handler.Position < 0 || handler.Position > stream.Last)
            {
                yield return Text.Of($"{stream.Stream}: handler '{handler.Handler}' is at {handler.Position}, the last event is {stream.Last}.");
            }

            if (handler is { Parked: false, Due: null } && handler.Position < stream.Position)
            {
                yield return Text.Of($"{stream.Stream}: handler '{handler.Handler}' is at {handler.Position} of {stream.Position}, and never due again.");
            }
        }
    }
}
