CREATE TABLE "webhook_deliveries" (
	"job_id" text PRIMARY KEY NOT NULL,
	"endpoint_id" text NOT NULL,
	"message_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"attempted_at" timestamp with time zone,
	"response_status" integer,
	"response_body" text,
	"duration_ms" integer
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"id" text PRIMARY KEY NOT NULL,
	"store_id" text NOT NULL,
	"url" text NOT NULL,
	"description" text NOT NULL,
	"event_types" text[] NOT NULL,
	"enabled" boolean NOT NULL,
	"secret" text NOT NULL,
	"old_secret" text,
	"old_secret_expires_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"store_id" text NOT NULL,
	"type" text NOT NULL,
	"subject_id" text NOT NULL,
	"event_key" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"body" text,
	CONSTRAINT "webhook_messages_event" UNIQUE("store_id","type","subject_id","event_key")
);
--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_webhook_endpoints_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoints"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_message_id_webhook_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."webhook_messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_messages" ADD CONSTRAINT "webhook_messages_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "webhook_deliveries_endpoint" ON "webhook_deliveries" USING btree ("endpoint_id","created_at","job_id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_message" ON "webhook_deliveries" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "webhook_endpoints_store" ON "webhook_endpoints" USING btree ("store_id","created_at");--> statement-breakpoint
-- Queues a message, and a delivery with its job for each enabled endpoint that receives the type. An event that no
-- endpoint receives leaves nothing. `events` is a list of { store_id, type, subject_id, event_key, at }.
CREATE FUNCTION smallshop_queue_webhooks(events jsonb) RETURNS void LANGUAGE sql AS $$
	WITH event AS (
		SELECT DISTINCT store_id, type, subject_id, event_key, date_trunc('milliseconds', at) AS at
		FROM jsonb_to_recordset(events)
			AS event(store_id text, type text, subject_id text, event_key text, at timestamptz)
	), message AS (
		INSERT INTO webhook_messages (id, store_id, type, subject_id, event_key, occurred_at)
		SELECT 'msg_' || replace(gen_random_uuid()::text, '-', ''), store_id, type, subject_id, event_key, at FROM event
		WHERE EXISTS (SELECT 1 FROM webhook_endpoints
			WHERE webhook_endpoints.store_id = event.store_id AND enabled AND event.type = ANY (event_types))
		ON CONFLICT DO NOTHING
		RETURNING id, store_id, type, occurred_at
	), delivery AS MATERIALIZED (
		SELECT 'job_' || replace(gen_random_uuid()::text, '-', '') AS job_id, message.id AS message_id, message.store_id,
			message.type, message.occurred_at, webhook_endpoints.id AS endpoint_id
		FROM message JOIN webhook_endpoints ON webhook_endpoints.store_id = message.store_id
			AND enabled AND message.type = ANY (event_types)
		-- An endpoint that is deleted at this moment is left out. Otherwise its foreign key would fail the change.
		FOR KEY SHARE OF webhook_endpoints
	), job AS (
		INSERT INTO jobs (id, store_id, kind, name, reference, due_at, created_at)
		SELECT job_id, store_id, 'webhook', type, endpoint_id, occurred_at, occurred_at FROM delivery
	)
	INSERT INTO webhook_deliveries (job_id, endpoint_id, message_id, created_at)
	SELECT job_id, endpoint_id, message_id, occurred_at FROM delivery;
$$;
--> statement-breakpoint
CREATE FUNCTION smallshop_webhooks_of_order_events() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	events jsonb;
BEGIN
	IF NOT EXISTS (SELECT 1 FROM webhook_endpoints WHERE enabled) THEN RETURN NULL; END IF;
	SELECT jsonb_agg(jsonb_build_object('store_id', store_id, 'type', kind.type, 'subject_id', order_id,
		'event_key', id::text, 'at', at))
	INTO events FROM changed JOIN (VALUES ('placed', 'order.created'), ('placed', 'order.paid'), ('paid', 'order.paid'),
		('shipped', 'order.shipped'), ('cancelled', 'order.canceled'), ('refunded', 'order.refunded')
	) AS kind(logged, type) ON kind.logged = changed.type
	-- An order that waits for its payment is placed without being paid.
	WHERE NOT (changed.type = 'placed' AND kind.type = 'order.paid' AND changed."to" <> 'paid');
	IF events IS NOT NULL THEN PERFORM smallshop_queue_webhooks(events); END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER webhook_order_events AFTER INSERT ON order_events REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_webhooks_of_order_events();
--> statement-breakpoint
-- One message for each product and transaction, however many rows of the product changed. The key has the time too,
-- because the numbers of transactions begin again in a restored database.
CREATE FUNCTION smallshop_queue_product_webhooks(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	events jsonb;
BEGIN
	SELECT jsonb_agg(jsonb_build_object('store_id', store_id, 'type', 'product.updated', 'subject_id', id,
		'event_key', pg_current_xact_id()::text || ' ' || now()::text, 'at', clock_timestamp()))
	INTO events FROM products WHERE id = ANY (ids);
	IF events IS NOT NULL THEN PERFORM smallshop_queue_webhooks(events); END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION smallshop_webhooks_of_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NOT EXISTS (SELECT 1 FROM webhook_endpoints WHERE enabled AND 'product.updated' = ANY (event_types)) THEN
		RETURN NULL;
	END IF;
	IF tg_op = 'INSERT' THEN
		PERFORM smallshop_queue_product_webhooks(array(SELECT id FROM changed));
	ELSE
		-- The place of a title in the alphabet is computed, and changes with other products.
		PERFORM smallshop_queue_product_webhooks(array(SELECT changed.id FROM changed JOIN before USING (id)
			WHERE to_jsonb(changed) - 'title_ranks'::text IS DISTINCT FROM to_jsonb(before) - 'title_ranks'::text));
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER webhook_product_added AFTER INSERT ON products REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_webhooks_of_products();
--> statement-breakpoint
CREATE TRIGGER webhook_product_updated AFTER UPDATE ON products REFERENCING OLD TABLE AS before NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_webhooks_of_products();
--> statement-breakpoint
-- A variant that sells out, or can be sold again, is `stock.changed`. A change of anything but its stock is a change
-- of its product.
CREATE FUNCTION smallshop_webhooks_of_variants() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	events jsonb;
BEGIN
	IF NOT EXISTS (SELECT 1 FROM webhook_endpoints WHERE enabled) THEN RETURN NULL; END IF;
	SELECT jsonb_agg(jsonb_build_object('store_id', changed.store_id, 'type', 'stock.changed',
		'subject_id', changed.id, 'event_key', pg_current_xact_id()::text || ' ' || now()::text,
		'at', clock_timestamp()))
	INTO events FROM changed JOIN before USING (id)
	WHERE (changed.sell_when_out OR coalesce(changed.stock, 1) > 0) <> (before.sell_when_out OR coalesce(before.stock, 1) > 0);
	IF events IS NOT NULL THEN PERFORM smallshop_queue_webhooks(events); END IF;
	PERFORM smallshop_queue_product_webhooks(array(SELECT changed.product_id FROM changed JOIN before USING (id)
		WHERE to_jsonb(changed) - 'stock'::text IS DISTINCT FROM to_jsonb(before) - 'stock'::text));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER webhook_variant_updated AFTER UPDATE ON variants REFERENCING OLD TABLE AS before NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_webhooks_of_variants();
--> statement-breakpoint
CREATE FUNCTION smallshop_webhooks_of_product_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF NOT EXISTS (SELECT 1 FROM webhook_endpoints WHERE enabled AND 'product.updated' = ANY (event_types)) THEN
		RETURN NULL;
	END IF;
	IF tg_table_name = 'variant_prices' THEN
		PERFORM smallshop_queue_product_webhooks(array(
			SELECT DISTINCT variants.product_id FROM changed JOIN variants ON variants.id = changed.variant_id));
	ELSE
		PERFORM smallshop_queue_product_webhooks(array(SELECT DISTINCT product_id FROM changed));
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER webhook_variant_added AFTER INSERT ON variants REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_webhooks_of_product_rows();
--> statement-breakpoint
CREATE TRIGGER webhook_variant_deleted AFTER DELETE ON variants REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_webhooks_of_product_rows();
--> statement-breakpoint
CREATE TRIGGER webhook_price_added AFTER INSERT ON variant_prices REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_webhooks_of_product_rows();
--> statement-breakpoint
CREATE TRIGGER webhook_price_updated AFTER UPDATE ON variant_prices REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_webhooks_of_product_rows();
--> statement-breakpoint
CREATE TRIGGER webhook_price_deleted AFTER DELETE ON variant_prices REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_webhooks_of_product_rows();
--> statement-breakpoint
CREATE TRIGGER webhook_image_added AFTER INSERT ON images REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_webhooks_of_product_rows();
--> statement-breakpoint
CREATE TRIGGER webhook_image_updated AFTER UPDATE ON images REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_webhooks_of_product_rows();
--> statement-breakpoint
CREATE TRIGGER webhook_image_deleted AFTER DELETE ON images REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_webhooks_of_product_rows();
