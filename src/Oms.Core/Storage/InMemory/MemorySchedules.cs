namespace Oms.Storage.InMemory;

/// <summary>Sets and settles timers and effects with the commit that decides on them.</summary>
internal static class MemorySchedules
{
    public static void Write(MemoryState state, ChangeSet changes)
    {
        foreach (var schedule in changes.Schedules)
        {
            switch (schedule)
            {
                case SetWork set:
                    var row = new WorkRow(changes.Tenant, set.Work with { Payload = set.Work.Payload.ToArray() });
                    state.Work.Add((changes.Tenant, set.Work.Id), row);
                    if (set.Work.State == WorkState.Pending)
                    {
                        state.Pending.Add(row);
                    }

                    break;
                case SettleWork settled:
                    Settle(state, changes.Tenant, settled);
                    break;
            }
        }
    }

    private static void Settle(MemoryState state, TenantId tenant, SettleWork settled)
    {
        if (state.Work.TryGetValue((tenant, settled.Id), out var row) && row.Work.State == WorkState.Pending)
        {
            row.Work = row.Work with { State = settled.State, Note = settled.Note };
            if (settled.State != WorkState.Pending)
            {
                state.Pending.Remove(row);
            }
        }
    }
}
