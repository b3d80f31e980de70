namespace Oms.Outbox;

/// <summary>On the thread pool: code that blocks must not hold the pass.</summary>
internal sealed class PoolSideWork : ISideWork
{
    public Task<T> Start<T>(Func<Task<T>> work) => Task.Run(work, CancellationToken.None);
}
