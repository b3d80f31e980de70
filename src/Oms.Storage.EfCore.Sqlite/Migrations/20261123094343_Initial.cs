using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Oms.Storage.EfCore.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "oms_addresses",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    order_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    company = table.Column<string>(type: "TEXT", nullable: true),
                    line1 = table.Column<string>(type: "TEXT", nullable: true),
                    line2 = table.Column<string>(type: "TEXT", nullable: true),
                    city = table.Column<string>(type: "TEXT", nullable: true),
                    region = table.Column<string>(type: "TEXT", nullable: true),
                    postal_code = table.Column<string>(type: "TEXT", nullable: true),
                    country = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_addresses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "oms_decisions",
                columns: table => new
                {
                    subject = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    policy = table.Column<string>(type: "TEXT", nullable: false),
                    explanation = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_decisions", x => new { x.subject, x.id });
                });

            migrationBuilder.CreateTable(
                name: "oms_documents",
                columns: table => new
                {
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false),
                    index1 = table.Column<string>(type: "TEXT", nullable: true),
                    index2 = table.Column<string>(type: "TEXT", nullable: true),
                    index3 = table.Column<string>(type: "TEXT", nullable: true),
                    index4 = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_documents", x => new { x.tenant, x.kind, x.id });
                });

            migrationBuilder.CreateTable(
                name: "oms_events",
                columns: table => new
                {
                    stream = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    schema = table.Column<int>(type: "INTEGER", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    commit_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_events", x => new { x.stream, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "oms_fulfilment_lines",
                columns: table => new
                {
                    order_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    fulfilment_no = table.Column<int>(type: "INTEGER", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    line_no = table.Column<int>(type: "INTEGER", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    picked = table.Column<long>(type: "INTEGER", nullable: false),
                    packed = table.Column<long>(type: "INTEGER", nullable: false),
                    shipped = table.Column<long>(type: "INTEGER", nullable: false),
                    cancelled = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_fulfilment_lines", x => new { x.order_id, x.fulfilment_no, x.no });
                });

            migrationBuilder.CreateTable(
                name: "oms_fulfilment_orders",
                columns: table => new
                {
                    order_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    location = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_fulfilment_orders", x => new { x.order_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "oms_items",
                columns: table => new
                {
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    sku = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    weight_grams = table.Column<long>(type: "INTEGER", nullable: false),
                    tracked = table.Column<bool>(type: "INTEGER", nullable: false),
                    unit_of_measure = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    attributes = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_items", x => new { x.tenant, x.sku });
                });

            migrationBuilder.CreateTable(
                name: "oms_locations",
                columns: table => new
                {
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    active = table.Column<bool>(type: "INTEGER", nullable: false),
                    country = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    attributes = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_locations", x => new { x.tenant, x.code });
                });

            migrationBuilder.CreateTable(
                name: "oms_movements",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    sku = table.Column<string>(type: "TEXT", nullable: false),
                    location = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    condition = table.Column<int>(type: "INTEGER", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    cause_kind = table.Column<string>(type: "TEXT", nullable: false),
                    cause_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_movements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "oms_operations",
                columns: table => new
                {
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    operation_id = table.Column<string>(type: "TEXT", nullable: false),
                    commit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "BLOB", nullable: false),
                    result = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_operations", x => new { x.tenant, x.operation_id });
                });

            migrationBuilder.CreateTable(
                name: "oms_order_allocations",
                columns: table => new
                {
                    order_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line_no = table.Column<int>(type: "INTEGER", nullable: false),
                    location = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_order_allocations", x => new { x.order_id, x.line_no, x.location });
                });

            migrationBuilder.CreateTable(
                name: "oms_order_charges",
                columns: table => new
                {
                    order_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    shares = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_order_charges", x => new { x.order_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "oms_order_holds",
                columns: table => new
                {
                    order_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    blocks = table.Column<int>(type: "INTEGER", nullable: false),
                    placed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_order_holds", x => new { x.order_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "oms_order_lines",
                columns: table => new
                {
                    order_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line_no = table.Column<int>(type: "INTEGER", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    sku = table.Column<string>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    ordered = table.Column<long>(type: "INTEGER", nullable: false),
                    price = table.Column<long>(type: "INTEGER", nullable: false),
                    net = table.Column<long>(type: "INTEGER", nullable: false),
                    tracked = table.Column<bool>(type: "INTEGER", nullable: false),
                    weight_grams = table.Column<long>(type: "INTEGER", nullable: false),
                    unallocated = table.Column<long>(type: "INTEGER", nullable: false),
                    backordered = table.Column<long>(type: "INTEGER", nullable: false),
                    allocated = table.Column<long>(type: "INTEGER", nullable: false),
                    released = table.Column<long>(type: "INTEGER", nullable: false),
                    picked = table.Column<long>(type: "INTEGER", nullable: false),
                    packed = table.Column<long>(type: "INTEGER", nullable: false),
                    shipped = table.Column<long>(type: "INTEGER", nullable: false),
                    delivered = table.Column<long>(type: "INTEGER", nullable: false),
                    lost = table.Column<long>(type: "INTEGER", nullable: false),
                    returned_to_sender = table.Column<long>(type: "INTEGER", nullable: false),
                    cancelled = table.Column<long>(type: "INTEGER", nullable: false),
                    attributes = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_order_lines", x => new { x.order_id, x.line_no });
                });

            migrationBuilder.CreateTable(
                name: "oms_order_payments",
                columns: table => new
                {
                    order_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    provider = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_order_payments", x => new { x.order_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "oms_orders",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    external_id = table.Column<string>(type: "TEXT", nullable: true),
                    customer_id = table.Column<string>(type: "TEXT", nullable: true),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    handover = table.Column<int>(type: "INTEGER", nullable: false),
                    on_shortage = table.Column<int>(type: "INTEGER", nullable: false),
                    allocate_at = table.Column<int>(type: "INTEGER", nullable: false),
                    allocation_policy = table.Column<string>(type: "TEXT", nullable: false),
                    placed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ship_to = table.Column<byte[]>(type: "BLOB", nullable: true),
                    country = table.Column<string>(type: "TEXT", nullable: true),
                    content_hash = table.Column<string>(type: "TEXT", nullable: false),
                    workflow = table.Column<string>(type: "TEXT", nullable: false),
                    workflow_version = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    category = table.Column<int>(type: "INTEGER", nullable: false),
                    goods = table.Column<long>(type: "INTEGER", nullable: false),
                    charged = table.Column<long>(type: "INTEGER", nullable: false),
                    holds_placed = table.Column<int>(type: "INTEGER", nullable: false),
                    payment = table.Column<int>(type: "INTEGER", nullable: false),
                    allocation = table.Column<int>(type: "INTEGER", nullable: false),
                    fulfilment = table.Column<int>(type: "INTEGER", nullable: false),
                    delivery = table.Column<int>(type: "INTEGER", nullable: false),
                    hold = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    attributes = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_orders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "oms_positions",
                columns: table => new
                {
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    sku = table.Column<string>(type: "TEXT", nullable: false),
                    location = table.Column<string>(type: "TEXT", nullable: false),
                    sellable = table.Column<long>(type: "INTEGER", nullable: false),
                    damaged = table.Column<long>(type: "INTEGER", nullable: false),
                    quarantine = table.Column<long>(type: "INTEGER", nullable: false),
                    quality_control = table.Column<long>(type: "INTEGER", nullable: false),
                    allocated = table.Column<long>(type: "INTEGER", nullable: false),
                    reserved = table.Column<long>(type: "INTEGER", nullable: false),
                    @short = table.Column<long>(name: "short", type: "INTEGER", nullable: false),
                    oversell_limit = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "oms_postings",
                columns: table => new
                {
                    order_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_postings", x => new { x.order_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "oms_reservation_lines",
                columns: table => new
                {
                    reservation = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line_no = table.Column<int>(type: "INTEGER", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    sku = table.Column<string>(type: "TEXT", nullable: false),
                    location = table.Column<string>(type: "TEXT", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_reservation_lines", x => new { x.reservation, x.line_no });
                });

            migrationBuilder.CreateTable(
                name: "oms_shipment_lines",
                columns: table => new
                {
                    order_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    shipment_no = table.Column<int>(type: "INTEGER", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    line_no = table.Column<int>(type: "INTEGER", nullable: false),
                    quantity = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_shipment_lines", x => new { x.order_id, x.shipment_no, x.no });
                });

            migrationBuilder.CreateTable(
                name: "oms_shipments",
                columns: table => new
                {
                    order_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    fulfilment_order = table.Column<byte[]>(type: "BLOB", nullable: true),
                    location = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    carrier = table.Column<string>(type: "TEXT", nullable: true),
                    service = table.Column<string>(type: "TEXT", nullable: true),
                    tracking_number = table.Column<string>(type: "TEXT", nullable: true),
                    label = table.Column<int>(type: "INTEGER", nullable: false),
                    weight_grams = table.Column<long>(type: "INTEGER", nullable: false),
                    shipped_at = table.Column<long>(type: "INTEGER", nullable: true),
                    delivered_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_shipments", x => new { x.order_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "oms_stream_handlers",
                columns: table => new
                {
                    stream = table.Column<byte[]>(type: "BLOB", nullable: false),
                    handler = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    parked = table.Column<bool>(type: "INTEGER", nullable: false),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_stream_handlers", x => new { x.stream, x.handler });
                });

            migrationBuilder.CreateTable(
                name: "oms_streams",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    lease_owner = table.Column<string>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    fence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_streams", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "oms_unique_keys",
                columns: table => new
                {
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    owner = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_unique_keys", x => new { x.tenant, x.kind, x.key });
                });

            migrationBuilder.CreateTable(
                name: "oms_work",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tenant = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<byte[]>(type: "BLOB", nullable: false),
                    operation = table.Column<string>(type: "TEXT", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    lease_owner = table.Column<string>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    fence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_oms_work", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_oms_documents_index1",
                table: "oms_documents",
                columns: new[] { "tenant", "kind", "index1" },
                filter: "\"index1\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_oms_documents_index2",
                table: "oms_documents",
                columns: new[] { "tenant", "kind", "index2" },
                filter: "\"index2\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_oms_documents_index3",
                table: "oms_documents",
                columns: new[] { "tenant", "kind", "index3" },
                filter: "\"index3\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_oms_documents_index4",
                table: "oms_documents",
                columns: new[] { "tenant", "kind", "index4" },
                filter: "\"index4\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_oms_orders_customer",
                table: "oms_orders",
                columns: new[] { "tenant", "customer_id", "id" },
                filter: "\"customer_id\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_oms_orders_state",
                table: "oms_orders",
                columns: new[] { "tenant", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_oms_reservation_lines_active",
                table: "oms_reservation_lines",
                columns: new[] { "tenant", "sku", "location" },
                filter: "\"state\" = 0");

            migrationBuilder.CreateIndex(
                name: "ix_oms_streams_due",
                table: "oms_streams",
                column: "due_at",
                filter: "\"due_at\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_oms_work_due",
                table: "oms_work",
                column: "due_at",
                filter: "\"state\" = 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "oms_addresses");

            migrationBuilder.DropTable(
                name: "oms_decisions");

            migrationBuilder.DropTable(
                name: "oms_documents");

            migrationBuilder.DropTable(
                name: "oms_events");

            migrationBuilder.DropTable(
                name: "oms_fulfilment_lines");

            migrationBuilder.DropTable(
                name: "oms_fulfilment_orders");

            migrationBuilder.DropTable(
                name: "oms_items");

            migrationBuilder.DropTable(
                name: "oms_locations");

            migrationBuilder.DropTable(
                name: "oms_movements");

            migrationBuilder.DropTable(
                name: "oms_operations");

            migrationBuilder.DropTable(
                name: "oms_order_allocations");

            migrationBuilder.DropTable(
                name: "oms_order_charges");

            migrationBuilder.DropTable(
                name: "oms_order_holds");

            migrationBuilder.DropTable(
                name: "oms_order_lines");

            migrationBuilder.DropTable(
                name: "oms_order_payments");

            migrationBuilder.DropTable(
                name: "oms_orders");

            migrationBuilder.DropTable(
                name: "oms_positions");

            migrationBuilder.DropTable(
                name: "oms_postings");

            migrationBuilder.DropTable(
                name: "oms_reservation_lines");

            migrationBuilder.DropTable(
                name: "oms_shipment_lines");

            migrationBuilder.DropTable(
                name: "oms_shipments");

            migrationBuilder.DropTable(
                name: "oms_stream_handlers");

            migrationBuilder.DropTable(
                name: "oms_streams");

            migrationBuilder.DropTable(
                name: "oms_unique_keys");

            migrationBuilder.DropTable(
                name: "oms_work");
        }
    }
}
