using System.ComponentModel;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Oms.Storage.EfCore.Providers;

/// <summary>What the portable store must be told of a database: contexts, transactions, the clock's text and what its errors mean. Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StoreDatabase
{
    /// <summary>What the store can do.</summary>
    public abstract StoreCapabilities Capabilities { get; }

    /// <summary>A query that returns the database's time in microseconds since 1970, in one column named <c>Value</c>.</summary>
    public abstract string NowSql { get; }

    /// <summary>How contexts are made.</summary>
    public abstract ContextSource Contexts { get; }

    /// <summary>Begins a transaction that writes.</summary>
    public abstract ValueTask<IDbContextTransaction> BeginWriteAsync(DbContext context, CancellationToken cancellationToken);

    /// <summary>Begins a transaction in which every read sees the same moment.</summary>
    public abstract ValueTask<IAsyncDisposable> BeginReadAsync(DbContext context, CancellationToken cancellationToken);

    /// <summary>Says what an error means.</summary>
    public abstract StoreFault Judge(Exception error);

    /// <summary>Refuses a host's transaction that this store cannot take part in.</summary>
    /// <exception cref="StoreException"><see cref="StoreErrors.NotSupported"/>: it belongs to another database or has another isolation level.</exception>
    public abstract void CheckEnlisted(DbTransaction transaction);

    /// <summary>Called before anything else touches the database: migrates where that is wanted. Cheap once it was done.</summary>
    public virtual ValueTask ReadyAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Creates the schema or brings it up to date.</summary>
    /// <returns>Migrations applied.</returns>
    public virtual async ValueTask<int> MigrateAsync(CancellationToken cancellationToken)
    {
        var lease = Contexts.Rent();
        await using (lease.ConfigureAwait(false))
        {
            var pending = (await lease.Context.Database.GetPendingMigrationsAsync(cancellationToken).ConfigureAwait(false)).Count();
            if (pending > 0)
            {
                // Once begun it runs to its end: a cancelled one may leave the row behind that guards it on some databases, and nobody could migrate again.
                await lease.Context.Database.MigrateAsync(CancellationToken.None).ConfigureAwait(false);
            }

            return pending;
        }
    }

    /// <summary>Makes a store's exception of what is neither a judgement nor worth another try.</summary>
    public StoreException Translate(Exception error) => Judge(error) switch
    {
        StoreFault.Retry => new StoreException(StoreErrors.Busy, "The database was busy or ended a deadlock too often: nothing was committed; try again later.", error),
        StoreFault.Content => new StoreException(StoreErrors.Rejected, "A constraint refused the change set: " + (error?.GetBaseException().Message ?? "unknown"), error),
        _ => new StoreException(StoreErrors.Unavailable, "The database cannot be reached: nothing was committed.", error),
    };
}

/// <summary>What a database error means.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum StoreFault
{
    /// <summary>Nothing was committed; the same again may work: deadlock, serialization, busy.</summary>
    Retry = 0,

    /// <summary>A constraint or the data: the same again fails again.</summary>
    Content = 1,

    /// <summary>The database cannot be reached.</summary>
    Unavailable = 2,
}
