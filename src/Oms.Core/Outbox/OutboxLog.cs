using Microsoft.Extensions.Logging;
using NodaTime;
using Oms.Diagnostics;
using Oms.Events;

namespace Oms.Outbox;

internal static partial class OutboxLog
{
    private const int First = EventIdRanges.Outbox;

    [LoggerMessage(First + 1, LogLevel.Warning, "Handler '{Handler}' failed on event {Sequence} of {Stream}, attempt {Attempt}: {Error}")]
    public static partial void Failed(ILogger logger, string handler, StreamId stream, long sequence, int attempt, string error, Exception? exception);

    [LoggerMessage(First + 2, LogLevel.Error, "Handler '{Handler}' is parked at event {Sequence} of {Stream} after {Attempts} attempts; other handlers and streams go on. Replay it when the cause is gone")]
    public static partial void Parked(ILogger logger, string handler, StreamId stream, long sequence, int attempts);

    [LoggerMessage(First + 3, LogLevel.Warning, "The lease of {Stream} was lost before event {Sequence} was done: another process has it, nothing was written here")]
    public static partial void Lost(ILogger logger, StreamId stream, long sequence);

    [LoggerMessage(First + 4, LogLevel.Warning, "{Count} leases were over before their work was given back; it is done again by whoever has it now")]
    public static partial void Late(ILogger logger, int count);

    [LoggerMessage(First + 5, LogLevel.Error, "{Stream} lacks event {Sequence}, although its last one is {Last}: run the verifier")]
    public static partial void Damaged(ILogger logger, StreamId stream, long sequence, long last);

    [LoggerMessage(First + 6, LogLevel.Error, "Delivering {Stream} broke off; it comes again when its lease is over")]
    public static partial void LaneBroken(ILogger logger, StreamId stream, Exception exception);

    [LoggerMessage(First + 7, LogLevel.Error, "The loop '{Loop}' failed {Failures} times in a row and goes on in {Wait}")]
    public static partial void LoopFailed(ILogger logger, string loop, int failures, TimeSpan wait, Exception exception);

    [LoggerMessage(First + 8, LogLevel.Warning, "The loops did not end within {Limit}; what they hold comes again when its lease is over")]
    public static partial void StoppedHard(ILogger logger, TimeSpan limit);

    [LoggerMessage(First + 9, LogLevel.Warning, "'{Name}' ({Work}) is tried again, attempt {Attempt} failed: {Note}")]
    public static partial void WorkRetried(ILogger logger, string name, Guid work, int attempt, string note, Exception? exception);

    [LoggerMessage(First + 10, LogLevel.Error, "'{Name}' ({Work}) is settled as {State} after {Attempts} attempts: {Note}")]
    public static partial void WorkGivenUp(ILogger logger, string name, Guid work, Oms.Storage.WorkState state, int attempts, string note);

    [LoggerMessage(First + 11, LogLevel.Error, "'{Name}' ({Work}) could not be given back; it comes again when its lease is over")]
    public static partial void WorkBroken(ILogger logger, string name, Guid work, Exception exception);

    [LoggerMessage(First + 12, LogLevel.Debug, "Operation keys from before {Before} are being removed")]
    public static partial void Pruning(ILogger logger, Instant before);

    [LoggerMessage(First + 13, LogLevel.Information, "Removing old operation keys: {Done} of {Total}, {PerSecond:F0} a second")]
    public static partial void PruningGoesOn(ILogger logger, long done, long? total, double perSecond);

    [LoggerMessage(First + 14, LogLevel.Information, "{Count} operation keys from before {Before} were removed")]
    public static partial void Pruned(ILogger logger, long count, Instant before);
}
