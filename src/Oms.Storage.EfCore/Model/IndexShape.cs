using Microsoft.EntityFrameworkCore;

namespace Oms.Storage.EfCore.Model;

/// <summary>Indexes and constraints. Every index costs each commit a page: a list that needs another one must say why.</summary>
internal sealed class IndexShape(ModelBuilder model, bool sqlite)
{
    public void Apply()
    {
        Orders();
        Stock();
        Work();
        Documents();
    }

    private static string Quote(string property) => $"\"{ModelShape.Column(property)}\"";

    private void Orders()
    {
        var orders = model.Entity<OrderRow>();
        orders.HasIndex(o => new { o.Tenant, o.State, o.Id }).HasDatabaseName("ix_oms_orders_state");
        orders.HasIndex(o => new { o.Tenant, o.CustomerId, o.Id }).HasDatabaseName("ix_oms_orders_customer").HasFilter($"{Quote(nameof(OrderRow.CustomerId))} IS NOT NULL");

        // A tenant's orders, a page after the other, however many other tenants have.
        orders.HasIndex(o => new { o.Tenant, o.Id }).HasDatabaseName("ix_oms_orders_tenant");

        // Lists of what an operator looks for. Nearly all orders are completed, allocated and held by nothing: those are met at once when a tenant's
        // orders are walked through, and stand in no index of their own.
        orders.HasIndex(o => new { o.Tenant, o.Channel, o.Id }).HasDatabaseName("ix_oms_orders_channel");
        orders.HasIndex(o => new { o.Tenant, o.Category, o.Id }).HasDatabaseName("ix_oms_orders_category").HasFilter($"{Quote(nameof(OrderRow.Category))} <> 2");
        orders.HasIndex(o => new { o.Tenant, o.Allocation, o.Id }).HasDatabaseName("ix_oms_orders_allocation").HasFilter($"{Quote(nameof(OrderRow.Allocation))} NOT IN (0, 3)");
        orders.HasIndex(o => new { o.Tenant, o.Hold, o.Id }).HasDatabaseName("ix_oms_orders_hold").HasFilter($"{Quote(nameof(OrderRow.Hold))} <> 0");

        // Whose units lie at a location, or claim a line of inbound supply: rows go when units are released, so that it stays small.
        model.Entity<OrderAllocationRow>().HasIndex(a => new { a.Tenant, a.Location, a.OrderId }).HasDatabaseName("ix_oms_order_allocations_location");

        // Work in hand: an order leaves the index when it is done.
        model.Entity<FulfilmentOrderRow>().HasIndex(w => new { w.Tenant, w.Location, w.OrderId }).HasDatabaseName("ix_oms_fulfilment_orders_in_hand")
            .HasFilter($"{Quote(nameof(FulfilmentOrderRow.State))} IN (0, 1)");
    }

    private void Stock()
    {
        var positions = model.Entity<PositionRow>();
        positions.ToTable(table =>
        {
            table.HasCheckConstraint(
                "ck_oms_positions_promised",
                $"{Quote("Allocated")} + {Quote("Reserved")} <= {Quote("Sellable")} + {Quote("Short")} + {Quote("OversellLimit")}");
            foreach (var counter in (string[])["Sellable", "Damaged", "Quarantine", "QualityControl", "Allocated", "Reserved", "Short"])
            {
                table.HasCheckConstraint($"ck_oms_positions_{ModelShape.Column(counter)}", $"{Quote(counter)} >= 0");
            }
        });
        model.Entity<ReservationLineRow>().HasIndex(l => new { l.Tenant, l.Owner, l.Reservation }).HasDatabaseName("ix_oms_reservation_lines_owner");
        model.Entity<ReservationLineRow>().HasIndex(l => new { l.Tenant, l.Sku, l.Location }).HasDatabaseName("ix_oms_reservation_lines_active")
            .HasFilter($"{Quote(nameof(ReservationLineRow.State))} = 0");
        if (!sqlite)
        {
            model.Entity<MovementRow>().HasIndex(m => new { m.Tenant, m.Sku, m.Location, m.No }).HasDatabaseName("ix_oms_movements_ledger");
        }
    }

    private void Work()
    {
        model.Entity<StreamRow>().HasIndex(s => s.DueAt).HasDatabaseName("ix_oms_streams_due").HasFilter($"{Quote(nameof(StreamRow.DueAt))} IS NOT NULL");
        model.Entity<WorkRow>().HasIndex(w => w.DueAt).HasDatabaseName("ix_oms_work_due").HasFilter($"{Quote(nameof(WorkRow.State))} = 0");
    }

    private void Documents()
    {
        var documents = model.Entity<DocumentRow>();
        foreach (var text in (string[])["Index1", "Index2", "Index3", "Index4"])
        {
            documents.HasIndex(nameof(DocumentRow.Tenant), nameof(DocumentRow.Kind), text).HasDatabaseName($"ix_oms_documents_{ModelShape.Column(text)}")
                .HasFilter($"{Quote(text)} IS NOT NULL");
        }
    }
}
