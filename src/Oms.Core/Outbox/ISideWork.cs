namespace Oms.Outbox;

/// <summary>
/// Starts what runs beside its caller: handlers, timers and effects of one pass. Register one before the engine to replace the thread pool;
/// one that starts everything on the calling thread makes a simulation of several processes repeatable. Thread-safe.
/// </summary>
public interface ISideWork
{
    /// <summary>Starts work that may block, and returns without waiting for it. Never throws: what <paramref name="work"/> throws is in the task.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="cancellationToken">Work that has not begun is not begun any more.</param>
    Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken);
}
