using System.ComponentModel;

namespace Oms.Storage.EfCore.Providers;

/// <summary>What <see cref="CommitGrouper"/> asks of a provider. Never called twice at a time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGroupWriter
{
    /// <summary>
    /// Tries to commit one change set in one round trip, in the hope that nothing stands against it. Null or any exception: it is sent again through
    /// <see cref="AdmitAsync"/>, which must find out by the operation id whether this attempt was committed after all.
    /// </summary>
    ValueTask<CommitOutcome?> TryCommitAsync(ChangeSet changes, CancellationToken deadline);

    /// <summary>
    /// Judges the members in their order and commits the admitted in one transaction; notes every member's outcome with
    /// <see cref="Gathered{TIn,TOut}.Answer"/> (or an error for it alone with <see cref="Gathered{TIn,TOut}.Fail"/>). Lost connections and
    /// serialisation failures are the writer's to repeat.
    /// </summary>
    /// <exception cref="StoreException">What holds for all members, with any code but <see cref="StoreErrors.Rejected"/>.</exception>
    /// <exception cref="Exception">Anything else is a reason of content, and nothing was committed: the members are committed one by one.</exception>
    ValueTask AdmitAsync(IReadOnlyList<Gathered<ChangeSet, CommitOutcome>> members, CancellationToken deadline);
}
