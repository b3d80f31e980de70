DO $EF$
BEGIN
    IF NOT EXISTS(SELECT 1 FROM pg_namespace WHERE nspname = 'oms') THEN
        CREATE SCHEMA oms;
    END IF;
END $EF$;


CREATE TABLE oms.addresses (
    id uuid NOT NULL,
    tenant integer NOT NULL,
    order_id uuid NOT NULL,
    name text,
    company text,
    line1 text,
    line2 text,
    city text,
    region text,
    postal_code text,
    country text,
    email text,
    phone text,
    CONSTRAINT pk_oms_addresses PRIMARY KEY (id)
);


CREATE TABLE oms.decisions (
    subject uuid NOT NULL,
    id uuid NOT NULL,
    tenant integer NOT NULL,
    kind text NOT NULL,
    at bigint NOT NULL,
    policy text NOT NULL,
    explanation text NOT NULL,
    CONSTRAINT pk_oms_decisions PRIMARY KEY (subject, id)
);


CREATE TABLE oms.documents (
    tenant integer NOT NULL,
    kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    json text NOT NULL,
    index1 text COLLATE "C",
    index2 text COLLATE "C",
    index3 text COLLATE "C",
    index4 text COLLATE "C",
    CONSTRAINT pk_oms_documents PRIMARY KEY (tenant, kind, id)
);


CREATE TABLE oms.events (
    stream uuid NOT NULL,
    sequence bigint NOT NULL,
    tenant integer NOT NULL,
    kind text NOT NULL,
    type text NOT NULL,
    schema integer NOT NULL,
    payload text NOT NULL,
    at bigint NOT NULL,
    actor text NOT NULL,
    commit_id uuid NOT NULL,
    CONSTRAINT pk_oms_events PRIMARY KEY (stream, sequence)
);


CREATE TABLE oms.fulfilment_lines (
    order_id uuid NOT NULL,
    fulfilment_no integer NOT NULL,
    no integer NOT NULL,
    tenant integer NOT NULL,
    line_no integer NOT NULL,
    quantity bigint NOT NULL,
    picked bigint NOT NULL,
    packed bigint NOT NULL,
    shipped bigint NOT NULL,
    cancelled bigint NOT NULL,
    CONSTRAINT pk_oms_fulfilment_lines PRIMARY KEY (order_id, fulfilment_no, no)
);


CREATE TABLE oms.fulfilment_orders (
    order_id uuid NOT NULL,
    no integer NOT NULL,
    tenant integer NOT NULL,
    id uuid NOT NULL,
    location text COLLATE "C" NOT NULL,
    state integer NOT NULL,
    CONSTRAINT pk_oms_fulfilment_orders PRIMARY KEY (order_id, no)
);


CREATE TABLE oms.items (
    tenant integer NOT NULL,
    sku text COLLATE "C" NOT NULL,
    name text,
    weight_grams bigint NOT NULL,
    tracked boolean NOT NULL,
    unit_of_measure text NOT NULL,
    version bigint NOT NULL,
    attributes text,
    details text,
    CONSTRAINT pk_oms_items PRIMARY KEY (tenant, sku)
);


CREATE TABLE oms.locations (
    tenant integer NOT NULL,
    code text COLLATE "C" NOT NULL,
    name text,
    kind integer NOT NULL,
    priority integer NOT NULL,
    active boolean NOT NULL,
    country text,
    version bigint NOT NULL,
    attributes text,
    details text,
    CONSTRAINT pk_oms_locations PRIMARY KEY (tenant, code)
);


CREATE TABLE oms.movements (
    id uuid NOT NULL,
    tenant integer NOT NULL,
    sku text COLLATE "C" NOT NULL,
    location text COLLATE "C" NOT NULL,
    kind integer NOT NULL,
    condition integer NOT NULL,
    quantity bigint NOT NULL,
    cause_kind text NOT NULL,
    cause_id uuid NOT NULL,
    at bigint NOT NULL,
    reason text,
    no bigint NOT NULL,
    on_hand_after bigint NOT NULL,
    unit_cost bigint,
    currency text,
    CONSTRAINT pk_oms_movements PRIMARY KEY (id)
);


CREATE TABLE oms.operations (
    tenant integer NOT NULL,
    operation_id text COLLATE "C" NOT NULL,
    commit_id uuid NOT NULL,
    fingerprint bytea NOT NULL,
    result text NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT pk_oms_operations PRIMARY KEY (tenant, operation_id)
);


CREATE TABLE oms.order_allocations (
    order_id uuid NOT NULL,
    line_no integer NOT NULL,
    location text COLLATE "C" NOT NULL,
    tenant integer NOT NULL,
    quantity bigint NOT NULL,
    CONSTRAINT pk_oms_order_allocations PRIMARY KEY (order_id, line_no, location)
);


CREATE TABLE oms.order_charges (
    order_id uuid NOT NULL,
    no integer NOT NULL,
    tenant integer NOT NULL,
    kind integer NOT NULL,
    code text NOT NULL,
    amount bigint NOT NULL,
    shares text,
    CONSTRAINT pk_oms_order_charges PRIMARY KEY (order_id, no)
);


CREATE TABLE oms.order_holds (
    order_id uuid NOT NULL,
    no integer NOT NULL,
    tenant integer NOT NULL,
    kind text NOT NULL,
    reason text NOT NULL,
    blocks integer NOT NULL,
    placed_at bigint NOT NULL,
    owner text COLLATE "C",
    expires_at bigint,
    escalates_at bigint,
    escalated boolean NOT NULL,
    source text,
    CONSTRAINT pk_oms_order_holds PRIMARY KEY (order_id, no)
);


CREATE TABLE oms.order_line_parts (
    order_id uuid NOT NULL,
    line_no integer NOT NULL,
    sku text COLLATE "C" NOT NULL,
    tenant integer NOT NULL,
    quantity bigint NOT NULL,
    CONSTRAINT pk_oms_order_line_parts PRIMARY KEY (order_id, line_no, sku)
);


CREATE TABLE oms.order_lines (
    order_id uuid NOT NULL,
    line_no integer NOT NULL,
    tenant integer NOT NULL,
    sku text COLLATE "C" NOT NULL,
    description text,
    ordered bigint NOT NULL,
    price bigint NOT NULL,
    net bigint NOT NULL,
    tracked boolean NOT NULL,
    weight_grams bigint NOT NULL,
    unallocated bigint NOT NULL,
    backordered bigint NOT NULL,
    allocated bigint NOT NULL,
    released bigint NOT NULL,
    picked bigint NOT NULL,
    packed bigint NOT NULL,
    shipped bigint NOT NULL,
    delivered bigint NOT NULL,
    lost bigint NOT NULL,
    returned_to_sender bigint NOT NULL,
    cancelled bigint NOT NULL,
    attributes text,
    promised_for bigint,
    at_risk boolean NOT NULL,
    CONSTRAINT pk_oms_order_lines PRIMARY KEY (order_id, line_no)
);


CREATE TABLE oms.order_payments (
    order_id uuid NOT NULL,
    no integer NOT NULL,
    tenant integer NOT NULL,
    reference text NOT NULL,
    kind integer NOT NULL,
    amount bigint NOT NULL,
    at bigint NOT NULL,
    provider text,
    CONSTRAINT pk_oms_order_payments PRIMARY KEY (order_id, no)
);


CREATE TABLE oms.orders (
    id uuid NOT NULL,
    tenant integer NOT NULL,
    number text NOT NULL,
    channel text COLLATE "C" NOT NULL,
    external_id text,
    customer_id text COLLATE "C",
    currency text NOT NULL,
    handover integer NOT NULL,
    on_shortage integer NOT NULL,
    allocate_at integer NOT NULL,
    allocation_policy text NOT NULL,
    placed_at bigint NOT NULL,
    ship_to uuid,
    country text,
    content_hash text NOT NULL,
    workflow text NOT NULL,
    workflow_version integer NOT NULL,
    state text COLLATE "C" NOT NULL,
    category integer NOT NULL,
    goods bigint NOT NULL,
    charged bigint NOT NULL,
    holds_placed integer NOT NULL,
    payment integer NOT NULL,
    allocation integer NOT NULL,
    fulfilment integer NOT NULL,
    delivery integer NOT NULL,
    hold integer NOT NULL,
    version bigint NOT NULL,
    sequence bigint NOT NULL,
    attributes text,
    details text,
    CONSTRAINT pk_oms_orders PRIMARY KEY (id)
);


CREATE TABLE oms.positions (
    tenant integer NOT NULL,
    sku text COLLATE "C" NOT NULL,
    location text COLLATE "C" NOT NULL,
    sellable bigint NOT NULL,
    damaged bigint NOT NULL,
    quarantine bigint NOT NULL,
    quality_control bigint NOT NULL,
    allocated bigint NOT NULL,
    reserved bigint NOT NULL,
    short bigint NOT NULL,
    oversell_limit bigint NOT NULL,
    safety_stock bigint NOT NULL,
    reorder_point bigint,
    moves bigint NOT NULL,
    corrections bigint NOT NULL,
    CONSTRAINT pk_oms_positions PRIMARY KEY (tenant, sku, location),
    CONSTRAINT ck_oms_positions_allocated CHECK ("allocated" >= 0),
    CONSTRAINT ck_oms_positions_damaged CHECK ("damaged" >= 0),
    CONSTRAINT ck_oms_positions_promised CHECK ("allocated" + "reserved" <= "sellable" + "short" + "oversell_limit"),
    CONSTRAINT ck_oms_positions_quality_control CHECK ("quality_control" >= 0),
    CONSTRAINT ck_oms_positions_quarantine CHECK ("quarantine" >= 0),
    CONSTRAINT ck_oms_positions_reserved CHECK ("reserved" >= 0),
    CONSTRAINT ck_oms_positions_sellable CHECK ("sellable" >= 0),
    CONSTRAINT ck_oms_positions_short CHECK ("short" >= 0)
);


CREATE TABLE oms.postings (
    order_id uuid NOT NULL,
    id uuid NOT NULL,
    tenant integer NOT NULL,
    account text NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT pk_oms_postings PRIMARY KEY (order_id, id)
);


CREATE TABLE oms.reservation_lines (
    reservation uuid NOT NULL,
    line_no integer NOT NULL,
    tenant integer NOT NULL,
    sku text COLLATE "C" NOT NULL,
    location text COLLATE "C" NOT NULL,
    quantity bigint NOT NULL,
    owner text COLLATE "C" NOT NULL,
    expires_at bigint NOT NULL,
    state integer NOT NULL,
    CONSTRAINT pk_oms_reservation_lines PRIMARY KEY (reservation, line_no)
);


CREATE TABLE oms.shipment_lines (
    order_id uuid NOT NULL,
    shipment_no integer NOT NULL,
    no integer NOT NULL,
    tenant integer NOT NULL,
    line_no integer NOT NULL,
    quantity bigint NOT NULL,
    CONSTRAINT pk_oms_shipment_lines PRIMARY KEY (order_id, shipment_no, no)
);


CREATE TABLE oms.shipments (
    order_id uuid NOT NULL,
    no integer NOT NULL,
    tenant integer NOT NULL,
    id uuid NOT NULL,
    fulfilment_order uuid,
    location text COLLATE "C",
    state integer NOT NULL,
    carrier text,
    service text,
    tracking_number text,
    label integer NOT NULL,
    weight_grams bigint NOT NULL,
    shipped_at bigint,
    delivered_at bigint,
    CONSTRAINT pk_oms_shipments PRIMARY KEY (order_id, no)
);


CREATE TABLE oms.stream_handlers (
    stream uuid NOT NULL,
    handler text COLLATE "C" NOT NULL,
    tenant integer NOT NULL,
    position bigint NOT NULL,
    due_at bigint,
    attempts integer NOT NULL,
    parked boolean NOT NULL,
    error text,
    CONSTRAINT pk_oms_stream_handlers PRIMARY KEY (stream, handler)
);


CREATE TABLE oms.streams (
    id uuid NOT NULL,
    tenant integer NOT NULL,
    kind text NOT NULL,
    last bigint NOT NULL,
    position bigint NOT NULL,
    due_at bigint,
    lease_owner text,
    lease_until bigint,
    fence bigint NOT NULL,
    CONSTRAINT pk_oms_streams PRIMARY KEY (id)
);


CREATE TABLE oms.unique_keys (
    tenant integer NOT NULL,
    kind text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    owner uuid NOT NULL,
    CONSTRAINT pk_oms_unique_keys PRIMARY KEY (tenant, kind, key)
);


CREATE TABLE oms.work (
    id uuid NOT NULL,
    tenant integer NOT NULL,
    kind integer NOT NULL,
    name text NOT NULL,
    subject uuid NOT NULL,
    operation text NOT NULL,
    payload text NOT NULL,
    due_at bigint NOT NULL,
    state integer NOT NULL,
    attempts integer NOT NULL,
    note text,
    lease_owner text,
    lease_until bigint,
    fence bigint NOT NULL,
    CONSTRAINT pk_oms_work PRIMARY KEY (id)
);


CREATE INDEX ix_oms_documents_index1 ON oms.documents (tenant, kind, index1) WHERE "index1" IS NOT NULL;


CREATE INDEX ix_oms_documents_index2 ON oms.documents (tenant, kind, index2) WHERE "index2" IS NOT NULL;


CREATE INDEX ix_oms_documents_index3 ON oms.documents (tenant, kind, index3) WHERE "index3" IS NOT NULL;


CREATE INDEX ix_oms_documents_index4 ON oms.documents (tenant, kind, index4) WHERE "index4" IS NOT NULL;


CREATE INDEX ix_oms_fulfilment_orders_in_hand ON oms.fulfilment_orders (tenant, location, order_id) WHERE "state" IN (0, 1);


CREATE INDEX ix_oms_movements_ledger ON oms.movements (tenant, sku, location, no);


CREATE INDEX ix_oms_order_allocations_location ON oms.order_allocations (tenant, location, order_id);


CREATE INDEX ix_oms_orders_allocation ON oms.orders (tenant, allocation, id) WHERE "allocation" NOT IN (0, 3);


CREATE INDEX ix_oms_orders_category ON oms.orders (tenant, category, id) WHERE "category" <> 2;


CREATE INDEX ix_oms_orders_channel ON oms.orders (tenant, channel, id);


CREATE INDEX ix_oms_orders_customer ON oms.orders (tenant, customer_id, id) WHERE "customer_id" IS NOT NULL;


CREATE INDEX ix_oms_orders_hold ON oms.orders (tenant, hold, id) WHERE "hold" <> 0;


CREATE INDEX ix_oms_orders_state ON oms.orders (tenant, state, id);


CREATE INDEX ix_oms_orders_tenant ON oms.orders (tenant, id);


CREATE INDEX ix_oms_reservation_lines_active ON oms.reservation_lines (tenant, sku, location) WHERE "state" = 0;


CREATE INDEX ix_oms_reservation_lines_owner ON oms.reservation_lines (tenant, owner, reservation);


CREATE INDEX ix_oms_streams_due ON oms.streams (due_at) WHERE "due_at" IS NOT NULL;


CREATE INDEX ix_oms_work_due ON oms.work (due_at) WHERE "state" = 0;
