using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Oms.Storage.EfCore.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "oms");

            migrationBuilder.CreateTable(
                name: "addresses",
                schema: "oms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    company = table.Column<string>(type: "text", nullable: true),
                    line1 = table.Column<string>(type: "text", nullable: true),
                    line2 = table.Column<string>(type: "text", nullable: true),
                    city = table.Column<string>(type: "text", nullable: true),
                    region = table.Column<string>(type: "text", nullable: true),
                    postal_code = table.Column<string>(type: "text", nullable: true),
                    country = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    phone = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_addresses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "decisions",
                schema: "oms",
                columns: table => new
                {
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    policy = table.Column<string>(type: "text", nullable: false),
                    explanation = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_decisions", x => new { x.subject, x.id });
                });

            migrationBuilder.CreateTable(
                name: "documents",
                schema: "oms",
                columns: table => new
                {
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    json = table.Column<string>(type: "text", nullable: false),
                    index1 = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    index2 = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    index3 = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    index4 = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_documents", x => new { x.tenant, x.kind, x.id });
                });

            migrationBuilder.CreateTable(
                name: "events",
                schema: "oms",
                columns: table => new
                {
                    stream = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    schema = table.Column<int>(type: "integer", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    commit_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_events", x => new { x.stream, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "fulfilment_lines",
                schema: "oms",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fulfilment_no = table.Column<int>(type: "integer", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    line_no = table.Column<int>(type: "integer", nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    picked = table.Column<long>(type: "bigint", nullable: false),
                    packed = table.Column<long>(type: "bigint", nullable: false),
                    shipped = table.Column<long>(type: "bigint", nullable: false),
                    cancelled = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_fulfilment_lines", x => new { x.order_id, x.fulfilment_no, x.no });
                });

            migrationBuilder.CreateTable(
                name: "fulfilment_orders",
                schema: "oms",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    location = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_fulfilment_orders", x => new { x.order_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "items",
                schema: "oms",
                columns: table => new
                {
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    sku = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: true),
                    weight_grams = table.Column<long>(type: "bigint", nullable: false),
                    tracked = table.Column<bool>(type: "boolean", nullable: false),
                    unit_of_measure = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    attributes = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_items", x => new { x.tenant, x.sku });
                });

            migrationBuilder.CreateTable(
                name: "locations",
                schema: "oms",
                columns: table => new
                {
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: true),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    active = table.Column<bool>(type: "boolean", nullable: false),
                    country = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    attributes = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_locations", x => new { x.tenant, x.code });
                });

            migrationBuilder.CreateTable(
                name: "movements",
                schema: "oms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    sku = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    location = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    condition = table.Column<int>(type: "integer", nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    cause_kind = table.Column<string>(type: "text", nullable: false),
                    cause_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_movements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "operations",
                schema: "oms",
                columns: table => new
                {
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    operation_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    commit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "bytea", nullable: false),
                    result = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_operations", x => new { x.tenant, x.operation_id });
                });

            migrationBuilder.CreateTable(
                name: "order_allocations",
                schema: "oms",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line_no = table.Column<int>(type: "integer", nullable: false),
                    location = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_order_allocations", x => new { x.order_id, x.line_no, x.location });
                });

            migrationBuilder.CreateTable(
                name: "order_charges",
                schema: "oms",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    shares = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_order_charges", x => new { x.order_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "order_holds",
                schema: "oms",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    blocks = table.Column<int>(type: "integer", nullable: false),
                    placed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_order_holds", x => new { x.order_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "order_lines",
                schema: "oms",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line_no = table.Column<int>(type: "integer", nullable: false),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    sku = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    description = table.Column<string>(type: "text", nullable: true),
                    ordered = table.Column<long>(type: "bigint", nullable: false),
                    price = table.Column<long>(type: "bigint", nullable: false),
                    net = table.Column<long>(type: "bigint", nullable: false),
                    tracked = table.Column<bool>(type: "boolean", nullable: false),
                    weight_grams = table.Column<long>(type: "bigint", nullable: false),
                    unallocated = table.Column<long>(type: "bigint", nullable: false),
                    backordered = table.Column<long>(type: "bigint", nullable: false),
                    allocated = table.Column<long>(type: "bigint", nullable: false),
                    released = table.Column<long>(type: "bigint", nullable: false),
                    picked = table.Column<long>(type: "bigint", nullable: false),
                    packed = table.Column<long>(type: "bigint", nullable: false),
                    shipped = table.Column<long>(type: "bigint", nullable: false),
                    delivered = table.Column<long>(type: "bigint", nullable: false),
                    lost = table.Column<long>(type: "bigint", nullable: false),
                    returned_to_sender = table.Column<long>(type: "bigint", nullable: false),
                    cancelled = table.Column<long>(type: "bigint", nullable: false),
                    attributes = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_order_lines", x => new { x.order_id, x.line_no });
                });

            migrationBuilder.CreateTable(
                name: "order_payments",
                schema: "oms",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    provider = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_order_payments", x => new { x.order_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "orders",
                schema: "oms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    external_id = table.Column<string>(type: "text", nullable: true),
                    customer_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    currency = table.Column<string>(type: "text", nullable: false),
                    handover = table.Column<int>(type: "integer", nullable: false),
                    on_shortage = table.Column<int>(type: "integer", nullable: false),
                    allocate_at = table.Column<int>(type: "integer", nullable: false),
                    allocation_policy = table.Column<string>(type: "text", nullable: false),
                    placed_at = table.Column<long>(type: "bigint", nullable: false),
                    ship_to = table.Column<Guid>(type: "uuid", nullable: true),
                    country = table.Column<string>(type: "text", nullable: true),
                    content_hash = table.Column<string>(type: "text", nullable: false),
                    workflow = table.Column<string>(type: "text", nullable: false),
                    workflow_version = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    category = table.Column<int>(type: "integer", nullable: false),
                    goods = table.Column<long>(type: "bigint", nullable: false),
                    charged = table.Column<long>(type: "bigint", nullable: false),
                    holds_placed = table.Column<int>(type: "integer", nullable: false),
                    payment = table.Column<int>(type: "integer", nullable: false),
                    allocation = table.Column<int>(type: "integer", nullable: false),
                    fulfilment = table.Column<int>(type: "integer", nullable: false),
                    delivery = table.Column<int>(type: "integer", nullable: false),
                    hold = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    attributes = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_orders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "positions",
                schema: "oms",
                columns: table => new
                {
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    sku = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    location = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sellable = table.Column<long>(type: "bigint", nullable: false),
                    damaged = table.Column<long>(type: "bigint", nullable: false),
                    quarantine = table.Column<long>(type: "bigint", nullable: false),
                    quality_control = table.Column<long>(type: "bigint", nullable: false),
                    allocated = table.Column<long>(type: "bigint", nullable: false),
                    reserved = table.Column<long>(type: "bigint", nullable: false),
                    @short = table.Column<long>(name: "short", type: "bigint", nullable: false),
                    oversell_limit = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_positions", x => new { x.tenant, x.sku, x.location });
                    table.CheckConstraint("ck_oms_positions_allocated", "\"allocated\" >= 0");
                    table.CheckConstraint("ck_oms_positions_damaged", "\"damaged\" >= 0");
                    table.CheckConstraint("ck_oms_positions_promised", "\"allocated\" + \"reserved\" <= \"sellable\" + \"short\" + \"oversell_limit\"");
                    table.CheckConstraint("ck_oms_positions_quality_control", "\"quality_control\" >= 0");
                    table.CheckConstraint("ck_oms_positions_quarantine", "\"quarantine\" >= 0");
                    table.CheckConstraint("ck_oms_positions_reserved", "\"reserved\" >= 0");
                    table.CheckConstraint("ck_oms_positions_sellable", "\"sellable\" >= 0");
                    table.CheckConstraint("ck_oms_positions_short", "\"short\" >= 0");
                });

            migrationBuilder.CreateTable(
                name: "postings",
                schema: "oms",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_postings", x => new { x.order_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "reservation_lines",
                schema: "oms",
                columns: table => new
                {
                    reservation = table.Column<Guid>(type: "uuid", nullable: false),
                    line_no = table.Column<int>(type: "integer", nullable: false),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    sku = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    location = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    quantity = table.Column<long>(type: "bigint", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_reservation_lines", x => new { x.reservation, x.line_no });
                });

            migrationBuilder.CreateTable(
                name: "shipment_lines",
                schema: "oms",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shipment_no = table.Column<int>(type: "integer", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    line_no = table.Column<int>(type: "integer", nullable: false),
                    quantity = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_shipment_lines", x => new { x.order_id, x.shipment_no, x.no });
                });

            migrationBuilder.CreateTable(
                name: "shipments",
                schema: "oms",
                columns: table => new
                {
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fulfilment_order = table.Column<Guid>(type: "uuid", nullable: true),
                    location = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<int>(type: "integer", nullable: false),
                    carrier = table.Column<string>(type: "text", nullable: true),
                    service = table.Column<string>(type: "text", nullable: true),
                    tracking_number = table.Column<string>(type: "text", nullable: true),
                    label = table.Column<int>(type: "integer", nullable: false),
                    weight_grams = table.Column<long>(type: "bigint", nullable: false),
                    shipped_at = table.Column<long>(type: "bigint", nullable: true),
                    delivered_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_shipments", x => new { x.order_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "stream_handlers",
                schema: "oms",
                columns: table => new
                {
                    stream = table.Column<Guid>(type: "uuid", nullable: false),
                    handler = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    parked = table.Column<bool>(type: "boolean", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_stream_handlers", x => new { x.stream, x.handler });
                });

            migrationBuilder.CreateTable(
                name: "streams",
                schema: "oms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: true),
                    lease_owner = table.Column<string>(type: "text", nullable: true),
                    lease_until = table.Column<long>(type: "bigint", nullable: true),
                    fence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_streams", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unique_keys",
                schema: "oms",
                columns: table => new
                {
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_unique_keys", x => new { x.tenant, x.kind, x.key });
                });

            migrationBuilder.CreateTable(
                name: "work",
                schema: "oms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<Guid>(type: "uuid", nullable: false),
                    operation = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    lease_owner = table.Column<string>(type: "text", nullable: true),
                    lease_until = table.Column<long>(type: "bigint", nullable: true),
                    fence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_work", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_oms_documents_index1",
                schema: "oms",
                table: "documents",
                columns: new[] { "tenant", "kind", "index1" },
                filter: "\"index1\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_oms_documents_index2",
                schema: "oms",
                table: "documents",
                columns: new[] { "tenant", "kind", "index2" },
                filter: "\"index2\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_oms_documents_index3",
                schema: "oms",
                table: "documents",
                columns: new[] { "tenant", "kind", "index3" },
                filter: "\"index3\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_oms_documents_index4",
                schema: "oms",
                table: "documents",
                columns: new[] { "tenant", "kind", "index4" },
                filter: "\"index4\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_oms_movements_position",
                schema: "oms",
                table: "movements",
                columns: new[] { "tenant", "sku", "location" });

            migrationBuilder.CreateIndex(
                name: "ix_oms_orders_customer",
                schema: "oms",
                table: "orders",
                columns: new[] { "tenant", "customer_id", "id" },
                filter: "\"customer_id\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_oms_orders_state",
                schema: "oms",
                table: "orders",
                columns: new[] { "tenant", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_oms_reservation_lines_active",
                schema: "oms",
                table: "reservation_lines",
                columns: new[] { "tenant", "sku", "location" },
                filter: "\"state\" = 0");

            migrationBuilder.CreateIndex(
                name: "ix_oms_streams_due",
                schema: "oms",
                table: "streams",
                column: "due_at",
                filter: "\"due_at\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_oms_work_due",
                schema: "oms",
                table: "work",
                column: "due_at",
                filter: "\"state\" = 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "addresses",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "decisions",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "documents",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "events",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "fulfilment_lines",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "fulfilment_orders",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "items",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "locations",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "movements",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "operations",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "order_allocations",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "order_charges",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "order_holds",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "order_lines",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "order_payments",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "orders",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "positions",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "postings",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "reservation_lines",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "shipment_lines",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "shipments",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "stream_handlers",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "streams",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "unique_keys",
                schema: "oms");

            migrationBuilder.DropTable(
                name: "work",
                schema: "oms");
        }
    }
}
