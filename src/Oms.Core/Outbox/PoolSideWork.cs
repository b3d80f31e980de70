namespace Oms.Outbox;

/// <summary>On the thread pool: code that blocks must not hold the pass.</summary>
internal sealed class PoolSideWork : ISideWork
{
    public Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => Task.Run(work, cancellationToken);
}
