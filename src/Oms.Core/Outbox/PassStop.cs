namespace Oms.Outbox;

/// <summary>How a pass ends when the host stops: handlers are told at once and left alone soon after, and what was done is still given back. All within the five seconds a host waits.</summary>
internal sealed class PassStop : IDisposable
{
    private static readonly TimeSpan ForHandlers = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan ForTheStore = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _handlers;
    private readonly CancellationTokenSource _store;
    private readonly CancellationTokenRegistration _asked;

    public PassStop(TimeProvider time, CancellationToken asked)
    {
        Asked = asked;
        _handlers = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _store = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _asked = asked.UnsafeRegister(
            static state =>
            {
                var stop = (PassStop)state!;
                stop._handlers.CancelAfter(ForHandlers);
                stop._store.CancelAfter(ForTheStore);
            },
            this);
    }

    /// <summary>The host stops: handlers should end, and nothing new is begun.</summary>
    public CancellationToken Asked { get; }

    /// <summary>Handlers that still run are no longer waited for.</summary>
    public CancellationToken Handlers => _handlers.Token;

    /// <summary>The store is no longer waited for.</summary>
    public CancellationToken Store => _store.Token;

    public void Dispose()
    {
        _asked.Dispose();
        _handlers.Dispose();
        _store.Dispose();
    }
}
