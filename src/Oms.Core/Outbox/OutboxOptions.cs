using NodaTime;

namespace Oms.Outbox;

/// <summary>How events are delivered, and timers and effects run. Validated at start, all mistakes together.</summary>
public sealed class OutboxOptions
{
    /// <summary>Whether this process delivers by itself. Without it somebody has to call <see cref="IOutboxPump"/>: a serverless host, a test, another process.</summary>
    /// <value>true.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>How many streams, and how many timers and effects, are worked on at once by one pass.</summary>
    /// <value>4; 1 to 64.</value>
    public int Workers { get; set; } = 4;

    /// <summary>Most streams, or timers and effects, that one pass claims.</summary>
    /// <value>64; 1 to 1,000.</value>
    public int BatchSize { get; set; } = 64;

    /// <summary>How long an idle dispatcher waits before it looks again. A commit of this process wakes it at once; this is for the commits of others and for what falls due.</summary>
    /// <value>250 ms; 10 ms to 1 minute.</value>
    public Duration PollInterval { get; set; } = Duration.FromMilliseconds(250);

    /// <summary>How long nobody else gets what a pass has claimed; after a crash, how long its streams rest. Longer than <see cref="HandlerTimeout"/>.</summary>
    /// <value>60 seconds; 2 seconds to 1 hour.</value>
    public Duration Lease { get; set; } = Duration.FromSeconds(60);

    /// <summary>How long a handler, timer or effect may take. Then it is told to stop, abandoned if it does not, and counted as failed.</summary>
    /// <value>30 seconds; 10 ms to 30 minutes.</value>
    public Duration HandlerTimeout { get; set; } = Duration.FromSeconds(30);

    /// <summary>How often one event is tried with one handler before that handler is parked in that stream.</summary>
    /// <value>8; 1 to 100.</value>
    public int MaxAttempts { get; set; } = 8;

    /// <summary>How often a timer or effect is tried before it is settled as failed, or as unknown where the outside may have done it.</summary>
    /// <value>20; 1 to 1,000.</value>
    public int MaxWorkAttempts { get; set; } = 20;

    /// <summary>Wait after the first failure; it doubles with each further one. Up to a fifth is taken off by chance, so that what failed together does not come back together.</summary>
    /// <value>1 second; 1 ms to 1 hour.</value>
    public Duration FirstRetry { get; set; } = Duration.FromSeconds(1);

    /// <summary>Longest wait between two attempts.</summary>
    /// <value>10 minutes; at least <see cref="FirstRetry"/>, at most 1 day.</value>
    public Duration LongestRetry { get; set; } = Duration.FromMinutes(10);

    /// <summary>How long operation keys are kept. Older ones are removed shortly after the start and then once a day.</summary>
    /// <value>30 days; 1 day to 10 years, or 0: kept until the host calls <c>IOmsStore.MaintainAsync</c> to prune.</value>
    public Duration KeepKeys { get; set; } = Duration.FromDays(30);
}
