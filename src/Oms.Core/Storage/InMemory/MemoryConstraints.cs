namespace Oms.Storage.InMemory;

/// <summary>What a database holds by its keys and the judge does not look at: ids are new, streams are dense.</summary>
internal static class MemoryConstraints
{
    public static void Check(MemoryState state, ChangeSet changes)
    {
        Refuse(changes, "movement", changes.Movements.Select(movement => movement.Id), state.Movements.ContainsKey);
        Refuse(changes, "posting", changes.Postings.Select(posting => posting.Id), state.Postings.ContainsKey);
        Refuse(changes, "decision", changes.Decisions.Select(decision => decision.Id), state.Decisions.ContainsKey);
        Refuse(changes, "work", changes.Schedules.OfType<SetWork>().Select(set => set.WorkId), state.Work.ContainsKey);
        RefuseLines(state, changes);
        RefuseGaps(state, changes);
    }

    private static void Refuse(ChangeSet changes, string what, IEnumerable<Guid> ids, Func<(TenantId, Guid), bool> exists)
    {
        HashSet<Guid>? seen = null;
        foreach (var id in ids)
        {
            if (!(seen ??= []).Add(id) || exists((changes.Tenant, id)))
            {
                throw new StoreException(StoreErrors.Rejected, $"There is a {what} {id} already.");
            }
        }
    }

    private static void RefuseLines(MemoryState state, ChangeSet changes)
    {
        HashSet<(Guid, int)>? seen = null;
        foreach (var made in changes.Reserves.OfType<ReservationMade>())
        {
            var exists = state.Reservations.TryGetValue((changes.Tenant, made.Reservation), out var row) && row.Lines.ContainsKey(made.LineNo);
            if ((exists && !IsStale(state, changes, made.Reservation)) || !(seen ??= []).Add((made.Reservation, made.LineNo)))
            {
                throw new StoreException(StoreErrors.Rejected, $"Reservation {made.Reservation} has a line {made.LineNo} already.");
            }
        }
    }

    // Somebody else added a line meanwhile: the judge says Conflict.
    private static bool IsStale(MemoryState state, ChangeSet changes, Guid reservation) =>
        changes.Events.FirstOrDefault(e => e.Stream.Id == reservation) is { } next
        && next.Sequence != state.Facts.Streams.GetValueOrDefault((changes.Tenant, reservation)) + 1;

    private static void RefuseGaps(MemoryState state, ChangeSet changes)
    {
        for (var i = 0; i < changes.Events.Count; i++)
        {
            var (stream, sequence) = (changes.Events[i].Stream, changes.Events[i].Sequence);
            var goesOn = i > 0 && changes.Events[i - 1].Stream == stream;

            // Where a stream begins wrongly, the judge says Conflict; a guarded one is looked at only when its order's version is right.
            var last = goesOn ? changes.Events[i - 1].Sequence
                : IsCurrent(state, changes, stream.Id) ? state.Facts.Streams.GetValueOrDefault((changes.Tenant, stream.Id))
                : sequence - 1;
            if (sequence != last + 1)
            {
                throw new StoreException(StoreErrors.Rejected, FormattableString.Invariant($"Event {sequence} of stream {stream} does not follow {last}."));
            }
        }
    }

    private static bool IsCurrent(MemoryState state, ChangeSet changes, Guid stream) =>
        changes.Puts.OfType<PutOrder>().FirstOrDefault(put => put.After.Id.Value == stream) is { } put
        && state.Facts.Versions.GetValueOrDefault((changes.Tenant, put.Scope)) == put.ExpectedVersion;
}
