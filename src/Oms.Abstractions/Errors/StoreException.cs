namespace Oms;

/// <summary>The store could not answer. The <see cref="OmsException.Code"/> says what that means for the data; see <see cref="StoreErrors"/>.</summary>
public sealed class StoreException : OmsException
{
    /// <summary>An error of the store with one of the codes of <see cref="StoreErrors"/>.</summary>
    public StoreException(string code, string message, Exception? inner = null)
        : base(code, message, inner)
    {
    }

    /// <summary>Whether it is certain that nothing was committed.</summary>
    public bool CertainlyNotCommitted => Code is not StoreErrors.Unknown;
}

/// <summary>Codes of <see cref="StoreException"/>.</summary>
public static class StoreErrors
{
    /// <summary>Too much waits already; certainly not committed, try again later.</summary>
    public const string Busy = "store.busy";

    /// <summary>The database cannot be reached; certainly not committed.</summary>
    public const string Unavailable = "store.unavailable";

    /// <summary>The answer was lost and sending again ran out of time: repeat the command with the same key.</summary>
    public const string Unknown = "store.unknown";

    /// <summary>A constraint that the judge does not know: a bug, never retried, not committed.</summary>
    public const string Rejected = "store.rejected";

    /// <summary>Another process (or another store of this process) writes this database file.</summary>
    public const string InUse = "store.in_use";

    /// <summary>A command through a view that is not enlisted, inside a flow that has a transaction open on the same file.</summary>
    public const string NotEnlisted = "store.not_enlisted";

    /// <summary>The host's transaction was a deadlock's victim: roll it back and run it again.</summary>
    public const string RetryTransaction = "store.retry_transaction";

    /// <summary>The database lacks migrations; run <c>MigrateAsync</c> or set <c>MigrateOnStartup</c>.</summary>
    public const string NotMigrated = "store.not_migrated";

    /// <summary>This store cannot do what was asked, such as taking part in a host's transaction.</summary>
    public const string NotSupported = "store.not_supported";
}
