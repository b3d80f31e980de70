using System.Data.Common;
using Oms.Storage;

namespace Oms.Conformance.Storage;

/// <summary>
/// Makes the store under test: one fixture a test. What is expensive, such as a migrated template of the database, belongs in a static of
/// the provider's class.
/// </summary>
public abstract class StoreFixture : IAsyncDisposable
{
    /// <summary>Opens a store on a database of its own that is migrated and empty.</summary>
    public abstract ValueTask<IOmsStore> OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Opens the same database again, as a process that starts now sees it. Where <see cref="StoreCapabilities.ManyProcesses"/>, the first store
    /// stays open beside it; otherwise the first is disposed before. A store that is not durable returns itself.
    /// </summary>
    public virtual ValueTask<IOmsStore> ReopenAsync(IOmsStore store, CancellationToken cancellationToken) => new(store);

    /// <summary>Opens a connection of the host's to the same database. Needed where <see cref="StoreCapabilities.HostTransactions"/>.</summary>
    public virtual ValueTask<DbConnection> ConnectAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException("This store takes part in no host's transaction.");

    /// <summary>Removes the database; every store was disposed before.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
