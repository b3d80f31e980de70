CREATE TABLE "oms_addresses" (
    "id" BLOB NOT NULL CONSTRAINT "pk_oms_addresses" PRIMARY KEY,
    "tenant" INTEGER NOT NULL,
    "order_id" BLOB NOT NULL,
    "name" TEXT NULL,
    "company" TEXT NULL,
    "line1" TEXT NULL,
    "line2" TEXT NULL,
    "city" TEXT NULL,
    "region" TEXT NULL,
    "postal_code" TEXT NULL,
    "country" TEXT NULL,
    "email" TEXT NULL,
    "phone" TEXT NULL
);


CREATE TABLE "oms_decisions" (
    "subject" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "tenant" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "policy" TEXT NOT NULL,
    "explanation" TEXT NOT NULL,
    CONSTRAINT "pk_oms_decisions" PRIMARY KEY ("subject", "id")
);


CREATE TABLE "oms_documents" (
    "tenant" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "json" TEXT NOT NULL,
    "index1" TEXT NULL,
    "index2" TEXT NULL,
    "index3" TEXT NULL,
    "index4" TEXT NULL,
    CONSTRAINT "pk_oms_documents" PRIMARY KEY ("tenant", "kind", "id")
);


CREATE TABLE "oms_events" (
    "stream" BLOB NOT NULL,
    "sequence" INTEGER NOT NULL,
    "tenant" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "schema" INTEGER NOT NULL,
    "payload" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "actor" TEXT NOT NULL,
    "commit_id" BLOB NOT NULL,
    CONSTRAINT "pk_oms_events" PRIMARY KEY ("stream", "sequence")
);


CREATE TABLE "oms_fulfilment_lines" (
    "order_id" BLOB NOT NULL,
    "fulfilment_no" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "tenant" INTEGER NOT NULL,
    "line_no" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "picked" INTEGER NOT NULL,
    "packed" INTEGER NOT NULL,
    "shipped" INTEGER NOT NULL,
    "cancelled" INTEGER NOT NULL,
    CONSTRAINT "pk_oms_fulfilment_lines" PRIMARY KEY ("order_id", "fulfilment_no", "no")
);


CREATE TABLE "oms_fulfilment_orders" (
    "order_id" BLOB NOT NULL,
    "no" INTEGER NOT NULL,
    "tenant" INTEGER NOT NULL,
    "id" BLOB NOT NULL,
    "location" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    CONSTRAINT "pk_oms_fulfilment_orders" PRIMARY KEY ("order_id", "no")
);


CREATE TABLE "oms_items" (
    "tenant" INTEGER NOT NULL,
    "sku" TEXT NOT NULL,
    "name" TEXT NULL,
    "weight_grams" INTEGER NOT NULL,
    "tracked" INTEGER NOT NULL,
    "unit_of_measure" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "attributes" TEXT NULL,
    "details" TEXT NULL,
    CONSTRAINT "pk_oms_items" PRIMARY KEY ("tenant", "sku")
);


CREATE TABLE "oms_locations" (
    "tenant" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NULL,
    "kind" INTEGER NOT NULL,
    "priority" INTEGER NOT NULL,
    "active" INTEGER NOT NULL,
    "country" TEXT NULL,
    "version" INTEGER NOT NULL,
    "attributes" TEXT NULL,
    "details" TEXT NULL,
    CONSTRAINT "pk_oms_locations" PRIMARY KEY ("tenant", "code")
);


CREATE TABLE "oms_movements" (
    "id" BLOB NOT NULL CONSTRAINT "pk_oms_movements" PRIMARY KEY,
    "tenant" INTEGER NOT NULL,
    "sku" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "condition" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "cause_kind" TEXT NOT NULL,
    "cause_id" BLOB NOT NULL,
    "at" INTEGER NOT NULL,
    "reason" TEXT NULL,
    "no" INTEGER NOT NULL,
    "on_hand_after" INTEGER NOT NULL,
    "unit_cost" INTEGER NULL,
    "currency" TEXT NULL
);


CREATE TABLE "oms_operations" (
    "tenant" INTEGER NOT NULL,
    "operation_id" TEXT NOT NULL,
    "commit_id" BLOB NOT NULL,
    "fingerprint" BLOB NOT NULL,
    "result" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_oms_operations" PRIMARY KEY ("tenant", "operation_id")
);


CREATE TABLE "oms_order_allocations" (
    "order_id" BLOB NOT NULL,
    "line_no" INTEGER NOT NULL,
    "location" TEXT NOT NULL,
    "tenant" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    CONSTRAINT "pk_oms_order_allocations" PRIMARY KEY ("order_id", "line_no", "location")
);


CREATE TABLE "oms_order_charges" (
    "order_id" BLOB NOT NULL,
    "no" INTEGER NOT NULL,
    "tenant" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "shares" TEXT NULL,
    CONSTRAINT "pk_oms_order_charges" PRIMARY KEY ("order_id", "no")
);


CREATE TABLE "oms_order_holds" (
    "order_id" BLOB NOT NULL,
    "no" INTEGER NOT NULL,
    "tenant" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "blocks" INTEGER NOT NULL,
    "placed_at" INTEGER NOT NULL,
    "owner" TEXT NULL,
    "expires_at" INTEGER NULL,
    "escalates_at" INTEGER NULL,
    "escalated" INTEGER NOT NULL,
    "source" TEXT NULL,
    CONSTRAINT "pk_oms_order_holds" PRIMARY KEY ("order_id", "no")
);


CREATE TABLE "oms_order_line_parts" (
    "order_id" BLOB NOT NULL,
    "line_no" INTEGER NOT NULL,
    "sku" TEXT NOT NULL,
    "tenant" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    CONSTRAINT "pk_oms_order_line_parts" PRIMARY KEY ("order_id", "line_no", "sku")
);


CREATE TABLE "oms_order_lines" (
    "order_id" BLOB NOT NULL,
    "line_no" INTEGER NOT NULL,
    "tenant" INTEGER NOT NULL,
    "sku" TEXT NOT NULL,
    "description" TEXT NULL,
    "ordered" INTEGER NOT NULL,
    "price" INTEGER NOT NULL,
    "net" INTEGER NOT NULL,
    "tracked" INTEGER NOT NULL,
    "weight_grams" INTEGER NOT NULL,
    "unallocated" INTEGER NOT NULL,
    "backordered" INTEGER NOT NULL,
    "allocated" INTEGER NOT NULL,
    "released" INTEGER NOT NULL,
    "picked" INTEGER NOT NULL,
    "packed" INTEGER NOT NULL,
    "shipped" INTEGER NOT NULL,
    "delivered" INTEGER NOT NULL,
    "lost" INTEGER NOT NULL,
    "returned_to_sender" INTEGER NOT NULL,
    "cancelled" INTEGER NOT NULL,
    "attributes" TEXT NULL,
    "promised_for" INTEGER NULL,
    "at_risk" INTEGER NOT NULL,
    CONSTRAINT "pk_oms_order_lines" PRIMARY KEY ("order_id", "line_no")
);


CREATE TABLE "oms_order_payments" (
    "order_id" BLOB NOT NULL,
    "no" INTEGER NOT NULL,
    "tenant" INTEGER NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "amount" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "provider" TEXT NULL,
    CONSTRAINT "pk_oms_order_payments" PRIMARY KEY ("order_id", "no")
);


CREATE TABLE "oms_orders" (
    "id" BLOB NOT NULL CONSTRAINT "pk_oms_orders" PRIMARY KEY,
    "tenant" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "external_id" TEXT NULL,
    "customer_id" TEXT NULL,
    "currency" TEXT NOT NULL,
    "handover" INTEGER NOT NULL,
    "on_shortage" INTEGER NOT NULL,
    "allocate_at" INTEGER NOT NULL,
    "allocation_policy" TEXT NOT NULL,
    "placed_at" INTEGER NOT NULL,
    "ship_to" BLOB NULL,
    "country" TEXT NULL,
    "content_hash" TEXT NOT NULL,
    "workflow" TEXT NOT NULL,
    "workflow_version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "category" INTEGER NOT NULL,
    "goods" INTEGER NOT NULL,
    "charged" INTEGER NOT NULL,
    "holds_placed" INTEGER NOT NULL,
    "payment" INTEGER NOT NULL,
    "allocation" INTEGER NOT NULL,
    "fulfilment" INTEGER NOT NULL,
    "delivery" INTEGER NOT NULL,
    "hold" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "attributes" TEXT NULL,
    "details" TEXT NULL
);


CREATE TABLE "oms_positions" (
    "tenant" INTEGER NOT NULL,
    "sku" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "sellable" INTEGER NOT NULL,
    "damaged" INTEGER NOT NULL,
    "quarantine" INTEGER NOT NULL,
    "quality_control" INTEGER NOT NULL,
    "allocated" INTEGER NOT NULL,
    "reserved" INTEGER NOT NULL,
    "short" INTEGER NOT NULL,
    "oversell_limit" INTEGER NOT NULL,
    "safety_stock" INTEGER NOT NULL,
    "reorder_point" INTEGER NULL,
    "moves" INTEGER NOT NULL,
    "corrections" INTEGER NOT NULL,
    CONSTRAINT "pk_oms_positions" PRIMARY KEY ("tenant", "sku", "location"),
    CONSTRAINT "ck_oms_positions_allocated" CHECK ("allocated" >= 0),
    CONSTRAINT "ck_oms_positions_damaged" CHECK ("damaged" >= 0),
    CONSTRAINT "ck_oms_positions_promised" CHECK ("allocated" + "reserved" <= "sellable" + "short" + "oversell_limit"),
    CONSTRAINT "ck_oms_positions_quality_control" CHECK ("quality_control" >= 0),
    CONSTRAINT "ck_oms_positions_quarantine" CHECK ("quarantine" >= 0),
    CONSTRAINT "ck_oms_positions_reserved" CHECK ("reserved" >= 0),
    CONSTRAINT "ck_oms_positions_sellable" CHECK ("sellable" >= 0),
    CONSTRAINT "ck_oms_positions_short" CHECK ("short" >= 0)
);


CREATE TABLE "oms_postings" (
    "order_id" BLOB NOT NULL,
    "id" BLOB NOT NULL,
    "tenant" INTEGER NOT NULL,
    "account" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_oms_postings" PRIMARY KEY ("order_id", "id")
);


CREATE TABLE "oms_reservation_lines" (
    "reservation" BLOB NOT NULL,
    "line_no" INTEGER NOT NULL,
    "tenant" INTEGER NOT NULL,
    "sku" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "owner" TEXT NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    CONSTRAINT "pk_oms_reservation_lines" PRIMARY KEY ("reservation", "line_no")
);


CREATE TABLE "oms_shipment_lines" (
    "order_id" BLOB NOT NULL,
    "shipment_no" INTEGER NOT NULL,
    "no" INTEGER NOT NULL,
    "tenant" INTEGER NOT NULL,
    "line_no" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    CONSTRAINT "pk_oms_shipment_lines" PRIMARY KEY ("order_id", "shipment_no", "no")
);


CREATE TABLE "oms_shipments" (
    "order_id" BLOB NOT NULL,
    "no" INTEGER NOT NULL,
    "tenant" INTEGER NOT NULL,
    "id" BLOB NOT NULL,
    "fulfilment_order" BLOB NULL,
    "location" TEXT NULL,
    "state" INTEGER NOT NULL,
    "carrier" TEXT NULL,
    "service" TEXT NULL,
    "tracking_number" TEXT NULL,
    "label" INTEGER NOT NULL,
    "weight_grams" INTEGER NOT NULL,
    "shipped_at" INTEGER NULL,
    "delivered_at" INTEGER NULL,
    CONSTRAINT "pk_oms_shipments" PRIMARY KEY ("order_id", "no")
);


CREATE TABLE "oms_stream_handlers" (
    "stream" BLOB NOT NULL,
    "handler" TEXT NOT NULL,
    "tenant" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "due_at" INTEGER NULL,
    "attempts" INTEGER NOT NULL,
    "parked" INTEGER NOT NULL,
    "error" TEXT NULL,
    CONSTRAINT "pk_oms_stream_handlers" PRIMARY KEY ("stream", "handler")
);


CREATE TABLE "oms_streams" (
    "id" BLOB NOT NULL CONSTRAINT "pk_oms_streams" PRIMARY KEY,
    "tenant" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "last" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "due_at" INTEGER NULL,
    "lease_owner" TEXT NULL,
    "lease_until" INTEGER NULL,
    "fence" INTEGER NOT NULL
);


CREATE TABLE "oms_unique_keys" (
    "tenant" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "owner" BLOB NOT NULL,
    CONSTRAINT "pk_oms_unique_keys" PRIMARY KEY ("tenant", "kind", "key")
);


CREATE TABLE "oms_work" (
    "id" BLOB NOT NULL CONSTRAINT "pk_oms_work" PRIMARY KEY,
    "tenant" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "subject" BLOB NOT NULL,
    "operation" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "note" TEXT NULL,
    "lease_owner" TEXT NULL,
    "lease_until" INTEGER NULL,
    "fence" INTEGER NOT NULL
);


CREATE INDEX "ix_oms_documents_index1" ON "oms_documents" ("tenant", "kind", "index1") WHERE "index1" IS NOT NULL;


CREATE INDEX "ix_oms_documents_index2" ON "oms_documents" ("tenant", "kind", "index2") WHERE "index2" IS NOT NULL;


CREATE INDEX "ix_oms_documents_index3" ON "oms_documents" ("tenant", "kind", "index3") WHERE "index3" IS NOT NULL;


CREATE INDEX "ix_oms_documents_index4" ON "oms_documents" ("tenant", "kind", "index4") WHERE "index4" IS NOT NULL;


CREATE INDEX "ix_oms_fulfilment_orders_in_hand" ON "oms_fulfilment_orders" ("tenant", "location", "order_id") WHERE "state" IN (0, 1);


CREATE INDEX "ix_oms_order_allocations_location" ON "oms_order_allocations" ("tenant", "location", "order_id");


CREATE INDEX "ix_oms_orders_allocation" ON "oms_orders" ("tenant", "allocation", "id") WHERE "allocation" NOT IN (0, 3);


CREATE INDEX "ix_oms_orders_category" ON "oms_orders" ("tenant", "category", "id") WHERE "category" <> 2;


CREATE INDEX "ix_oms_orders_channel" ON "oms_orders" ("tenant", "channel", "id");


CREATE INDEX "ix_oms_orders_customer" ON "oms_orders" ("tenant", "customer_id", "id") WHERE "customer_id" IS NOT NULL;


CREATE INDEX "ix_oms_orders_hold" ON "oms_orders" ("tenant", "hold", "id") WHERE "hold" <> 0;


CREATE INDEX "ix_oms_orders_state" ON "oms_orders" ("tenant", "state", "id");


CREATE INDEX "ix_oms_orders_tenant" ON "oms_orders" ("tenant", "id");


CREATE INDEX "ix_oms_reservation_lines_active" ON "oms_reservation_lines" ("tenant", "sku", "location") WHERE "state" = 0;


CREATE INDEX "ix_oms_reservation_lines_owner" ON "oms_reservation_lines" ("tenant", "owner", "reservation");


CREATE INDEX "ix_oms_streams_due" ON "oms_streams" ("due_at") WHERE "due_at" IS NOT NULL;


CREATE INDEX "ix_oms_work_due" ON "oms_work" ("due_at") WHERE "state" = 0;
