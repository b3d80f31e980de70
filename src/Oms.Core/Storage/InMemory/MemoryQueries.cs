using Oms.Orders;

namespace Oms.Storage.InMemory;

/// <summary>Answers lists, a page at a time.</summary>
internal static class MemoryQueries
{
    public static object Run(MemoryState state, object query) => query switch
    {
        StoreQuery.Orders { Criteria.NewestFirst: true } q => Keyset.ByIdDescending(Orders(state, q), order => order.Id.Value, q.Cursor, q.Size),
        StoreQuery.Orders q => Keyset.ById(Orders(state, q), order => order.Id.Value, q.Cursor, q.Size),
        StoreQuery.Documents q => Keyset.ByText(Documents(state, q), document => document.Id, q.Cursor, q.Size),
        StoreQuery.Movements q => Keyset.ById(Movements(state, q), movement => movement.Id, q.Cursor, q.Size),
        StoreQuery.Ledger q => Keyset.ByText(Ledger(state, q), MemoryAudits.Key, q.Cursor, q.Size),
        StoreQuery.Reservations q => Keyset.ById(Reservations(state, q), reservation => reservation.Id, q.Cursor, q.Size),
        StoreQuery.ReorderPoints q => Keyset.ByText(MemoryPositions.Of(state, q.Tenant).Where(p => p.ReorderPoint is not null).Select(p => p.Sku).Distinct(), sku => sku.Value, q.Cursor, q.Size),
        StoreQuery.Decisions q => Keyset.ById(Of(state.Decisions, q.Tenant).Where(d => d.Subject == q.Subject), d => d.Id, q.Cursor, q.Size),
        StoreQuery.Postings q => Keyset.ById(Of(state.Postings, q.Tenant).Where(p => p.Order == q.Order), p => p.Id, q.Cursor, q.Size),
        StoreQuery.StockAudits q => Keyset.ByText(MemoryAudits.Of(state, q.Tenant).Where(audit => q.Sku is not { } sku || audit.Position.Sku == sku), MemoryAudits.Key, q.Cursor, q.Size),
        StoreQuery.OverdueReservations q => Keyset.ById(Overdue(state, q), reservation => reservation.Id, q.Cursor, q.Size),
        StoreQuery.Streams q => Keyset.ById(Streams(state, q), stream => stream.Stream.Id, q.Cursor, q.Size),
        StoreQuery.Work q => Keyset.ById(Work(state, q), work => work.Id, q.Cursor, q.Size),
        _ => throw new StoreException(StoreErrors.NotSupported, $"The in-memory store does not know the query '{query.GetType().Name}'."),
    };

    private static IEnumerable<T> Of<T>(Dictionary<(TenantId Tenant, Guid Id), T> rows, TenantId tenant) =>
        rows.Where(row => row.Key.Tenant == tenant).Select(row => row.Value);

    private static IEnumerable<Order> Orders(MemoryState state, StoreQuery.Orders query)
    {
        var wanted = query.Criteria;
        return state.Orders.Where(row => row.Key.Tenant == query.Tenant).Select(row => row.Value).Where(order =>
            (wanted.Channel is not { } channel || order.Channel == channel)
            && (wanted.CustomerId is null || order.CustomerId == wanted.CustomerId)
            && (wanted.State is null || order.State == wanted.State)
            && (wanted.Category is not { } category || order.Category == category)
            && (wanted.Allocation is not { } allocation || order.Status.Allocation == allocation)
            && (wanted.AllocatedAt is not { } at || order.Allocations.Any(a => a.Location == at) || order.Claims.Any(claim => claim.Location == at))
            && (wanted.Hold is not { } hold || order.Status.Hold == hold));
    }

    private static IEnumerable<Documents.Document> Documents(MemoryState state, StoreQuery.Documents query)
    {
        var wanted = query.Criteria;
        return state.Documents.Where(row => row.Key.Tenant == query.Tenant && row.Key.Kind == wanted.Kind).Select(row => row.Value).Where(document =>
            (wanted.Index1 is null || document.Index1 == wanted.Index1)
            && (wanted.Index2 is null || document.Index2 == wanted.Index2)
            && (wanted.Index3 is null || document.Index3 == wanted.Index3)
            && (wanted.Index4 is null || document.Index4 == wanted.Index4));
    }

    private static IEnumerable<Inventory.StockMovement> Movements(MemoryState state, StoreQuery.Movements query) =>
        Of(state.Movements, query.Tenant).Where(movement =>
            (query.Criteria.Sku is not { } sku || movement.Sku == sku)
            && (query.Criteria.Location is not { } location || movement.Location == location));

    private static IEnumerable<Inventory.StockMovement> Ledger(MemoryState state, StoreQuery.Ledger query) =>
        Of(state.Movements, query.Tenant).Where(movement => movement.Sku == query.Sku && movement.Location == query.Location);

    private static IEnumerable<Inventory.SoftReservation> Reservations(MemoryState state, StoreQuery.Reservations query) =>
        state.Reservations
            .Where(row => row.Key.Tenant == query.Tenant
                && (query.Criteria.Owner is not { } owner || row.Value.Owner == owner)
                && (query.Criteria.Location is not { } at || row.Value.Lines.Values.Any(line => line.State == Inventory.ReservationState.Active && line.Location == at)))
            .Select(row => row.Value.ToReservation(row.Key.Id));

    private static IEnumerable<Inventory.SoftReservation> Overdue(MemoryState state, StoreQuery.OverdueReservations query) =>
        state.Reservations
            .Where(row => row.Key.Tenant == query.Tenant
                && row.Value.Lines.Values.Any(line => line.State == Inventory.ReservationState.Active && line.ExpiresAt <= query.Before))
            .Select(row => row.Value.ToReservation(row.Key.Id));

    private static IEnumerable<StreamState> Streams(MemoryState state, StoreQuery.Streams query) =>
        Of(state.Streams, query.Tenant)
            .Where(row => !query.OnlyTroubled || row.Handlers.Exists(handler => handler.Parked || handler.Position < row.Position))
            .Select(row => row.ToState());

    private static IEnumerable<ScheduledWork> Work(MemoryState state, StoreQuery.Work query) =>
        Of(state.Work, query.Tenant).Select(row => row.Work).Where(work => query.State is not { } wanted || work.State == wanted);
}
