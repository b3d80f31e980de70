using System.ComponentModel;

namespace Oms.Storage.EfCore.Providers;

/// <summary>What <see cref="CommitGrouper"/> asks of a provider. Never called twice at a time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGroupWriter
{
    /// <summary>Whether <see cref="TryCommitAsync"/> is worth calling: false for a plan that must be judged before it is written.</summary>
    bool CanTry(CommitPlan plan);

    /// <summary>
    /// Tries to commit one change set in one round trip, in the hope that nothing stands against it. Null or any exception: it is sent again through
    /// <see cref="AdmitAsync"/>, which must find out by the operation id whether this attempt was committed after all.
    /// </summary>
    ValueTask<CommitOutcome?> TryCommitAsync(CommitPlan plan, CancellationToken deadline);

    /// <summary>
    /// Judges the members in their order and commits the admitted in one transaction. Notes an outcome with <see cref="Gathered{TIn,TOut}.Answer"/>
    /// (or an error for one member alone with <see cref="Gathered{TIn,TOut}.Fail"/>) only once it is certain, that is, after the commit: what is
    /// noted when an exception comes out stays. Lost connections and serialisation failures are the writer's to repeat.
    /// </summary>
    /// <exception cref="StoreException">What holds for all members without an answer, with any code but <see cref="StoreErrors.Rejected"/>.</exception>
    /// <exception cref="Exception">Anything else is a reason of content, and nothing was committed: the members without an answer are committed one by one.</exception>
    ValueTask AdmitAsync(IReadOnlyList<Gathered<CommitPlan, CommitOutcome>> members, CancellationToken deadline);
}
