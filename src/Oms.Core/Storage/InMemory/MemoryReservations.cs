using NodaTime;
using Oms.Inventory;

namespace Oms.Storage.InMemory;

/// <summary>Keeps reservations beside the judge's facts, which hold the active lines only, so that a shortage looks through few.</summary>
internal static class MemoryReservations
{
    public static void Write(MemoryState state, ChangeSet changes)
    {
        foreach (var made in changes.Reserves.OfType<ReservationMade>())
        {
            Add(state, changes.Tenant, made);
        }

        foreach (var ended in changes.Reserves.OfType<ReservationEnded>())
        {
            state.Facts.Reservations.Remove((changes.Tenant, ended.Reservation, ended.LineNo));
        }

        foreach (var swept in state.Judge.Swept)
        {
            state.Facts.Reservations.Remove((changes.Tenant, swept.Reservation, swept.LineNo));
        }
    }

    /// <summary>Reserved units of a position whose time has come at <paramref name="at"/> and that no commit has swept.</summary>
    public static long Expired(MemoryState state, TenantId tenant, Sku sku, LocationCode location, Instant at)
    {
        if (!state.Reserved.TryGetValue((tenant, sku, location), out var lines))
        {
            return 0;
        }

        lines.RemoveAll(line => line.State != ReservationState.Active);
        return lines.Where(line => line.ExpiresAt <= at).Sum(line => line.Quantity);
    }

    private static void Add(MemoryState state, TenantId tenant, ReservationMade made)
    {
        var line = state.Facts.Reservations[(tenant, made.Reservation, made.LineNo)];
        if (!state.Reservations.TryGetValue((tenant, made.Reservation), out var row))
        {
            state.Reservations.Add((tenant, made.Reservation), row = new ReservationRow(made.Owner));
        }

        row.Lines.Add(made.LineNo, line);
        if (!state.Reserved.TryGetValue((tenant, made.Sku, made.Location), out var lines))
        {
            state.Reserved.Add((tenant, made.Sku, made.Location), lines = []);
        }

        lines.Add(line);
    }
}
