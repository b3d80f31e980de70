using System.Globalization;
using NodaTime;
using Oms.Outbox;
using Oms.Storage;

namespace Oms.Shipping;

/// <summary>Reads a carrier's answer: settled, to be tried again, or for a person to decide.</summary>
internal static class LabelOutcomes
{
    private const string NotDone = "not-done@";

    /// <summary>Whether the note proves that the attempt of this number had no effect.</summary>
    public static bool WasNotDone(string? note, int attempt) =>
        note?.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{NotDone}{attempt}:"), StringComparison.Ordinal) ?? false;

    public static (ResolveLabel? Resolution, WorkOutcome Retry) Read(Outcome<Label> outcome, LabelPromise promise, int attempt, bool last) => outcome switch
    {
        Outcome.Ok<Label> ok => (Resolution(LabelState.Bought) with { TrackingNumber = ok.Value.TrackingNumber, Cost = ok.Value.Cost }, default),
        Outcome.Rejected<Label> rejected => (Rejection(rejected.Code, rejected.Message), default),
        Outcome.NotSupported<Label> => (Rejection("not_supported", "the adapter sells no labels"), default),
        Outcome.Unauthorised<Label> refused => Again(attempt, null, $"the carrier does not accept our credentials: {refused.Message}", last),
        Outcome.RateLimited<Label> limited => Again(attempt, limited.After, "the carrier asks us to slow down", last),
        Outcome.Transient<Label> transient => Again(attempt, null, transient.Message, last),
        Outcome.Unknown<Label> unknown when promise == LabelPromise.Blind || last => (Resolution(LabelState.Unknown) with { Message = unknown.Hint }, default),
        Outcome.Unknown<Label> unknown => (null, WorkOutcome.Retry(null, $"no answer: {unknown.Hint}")),
        _ => (null, WorkOutcome.Retry(null, "the adapter answered nothing")),
    };

    /// <summary>What a look-up found, as an answer to the purchase.</summary>
    public static Outcome<Label> Found(Outcome<Label?> found) => found switch
    {
        Outcome.Ok<Label?> { Value: { } label } => new Outcome.Ok<Label>(label, Replay: true),
        Outcome.RateLimited<Label?> limited => new Outcome.RateLimited<Label>(limited.After),
        _ => new Outcome.Unknown<Label>("the look-up of an earlier attempt gave no evidence"),
    };

    public static WorkState WorkStateOf(LabelState label) => label switch
    {
        LabelState.Bought => WorkState.Done,
        LabelState.Rejected => WorkState.Failed,
        _ => WorkState.Unknown,
    };

    private static (ResolveLabel?, WorkOutcome) Again(int attempt, Duration? after, string why, bool last) => last
        ? (Rejection("given_up", why), default)
        : (null, WorkOutcome.Retry(after, string.Create(CultureInfo.InvariantCulture, $"{NotDone}{attempt}: {why}")));

    private static ResolveLabel Rejection(string code, string message) => Resolution(LabelState.Rejected) with { Code = code, Message = message };

    private static ResolveLabel Resolution(LabelState label) => new() { Order = default, Shipment = default, Label = label };
}
