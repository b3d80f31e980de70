using Oms.Storage.Judging;

namespace Oms.Storage.InMemory;

/// <summary>Commits one change set: constraints, judgement, then everything it writes.</summary>
internal static class MemoryCommit
{
    public static CommitOutcome Run(MemoryState state, ChangeSet changes)
    {
        var operation = (changes.Tenant, changes.OperationId);
        if (!state.Facts.Operations.ContainsKey(operation))
        {
            MemoryConstraints.Check(state, changes);
        }

        var outcome = state.Judge.Judge(changes);
        if (outcome is CommitOutcome.Committed)
        {
            state.Facts.Operations[operation] = new KnownOperation(changes.CommitId, changes.Fingerprint.ToArray(), changes.Result, Stored: true);
            state.OperationTimes[operation] = changes.At;
            MemoryScopes.Write(state, changes);
            MemoryPositions.Index(state, changes);
            MemoryReservations.Write(state, changes);
            MemoryStreams.Append(state, changes);
            MemorySchedules.Write(state, changes);
            Book(state, changes);
        }

        return outcome;
    }

    private static void Book(MemoryState state, ChangeSet changes)
    {
        for (var i = 0; i < changes.Movements.Count; i++)
        {
            var (movement, number) = (changes.Movements[i], state.Judge.Numbers[i]);
            state.Movements.Add((changes.Tenant, movement.Id), movement with { No = number.No, OnHandAfter = number.OnHandAfter });
        }

        foreach (var posting in changes.Postings)
        {
            state.Postings.Add((changes.Tenant, posting.Id), posting);
        }

        foreach (var decision in changes.Decisions)
        {
            state.Decisions.Add((changes.Tenant, decision.Id), decision with { Explanation = decision.Explanation.ToArray() });
        }
    }
}
