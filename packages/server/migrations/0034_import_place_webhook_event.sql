ALTER TABLE "bulk_operations" ADD COLUMN "imported_line" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_messages" ADD COLUMN "details" jsonb;--> statement-breakpoint
-- `events` is a list of { store_id, type, subject_id, event_key, at, details }. Of the changes of one variant in one
-- transaction the last one counts.
CREATE OR REPLACE FUNCTION smallshop_queue_webhooks(events jsonb) RETURNS void LANGUAGE sql AS $$
	WITH event AS (
		SELECT DISTINCT store_id, type, subject_id, event_key, date_trunc('milliseconds', at) AS at, details
		FROM jsonb_to_recordset(events)
			AS event(store_id text, type text, subject_id text, event_key text, at timestamptz, details jsonb)
	), message AS (
		INSERT INTO webhook_messages (id, store_id, type, subject_id, event_key, occurred_at, details)
		SELECT 'msg_' || replace(gen_random_uuid()::text, '-', ''), store_id, type, subject_id, event_key, at, details
		FROM event
		WHERE EXISTS (SELECT 1 FROM webhook_endpoints
			WHERE webhook_endpoints.store_id = event.store_id AND enabled AND event.type = ANY (event_types))
		ON CONFLICT (store_id, type, subject_id, event_key) DO UPDATE SET details = excluded.details
			WHERE webhook_messages.details IS DISTINCT FROM excluded.details
		RETURNING id, store_id, type, occurred_at, xmax = 0 AS is_new
	), delivery AS MATERIALIZED (
		SELECT 'job_' || replace(gen_random_uuid()::text, '-', '') AS job_id, message.id AS message_id, message.store_id,
			message.type, message.occurred_at, webhook_endpoints.id AS endpoint_id
		FROM message JOIN webhook_endpoints ON webhook_endpoints.store_id = message.store_id
			AND enabled AND message.type = ANY (event_types)
		WHERE message.is_new
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
CREATE OR REPLACE FUNCTION smallshop_webhooks_of_variants() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	events jsonb;
BEGIN
	IF NOT EXISTS (SELECT 1 FROM webhook_endpoints WHERE enabled) THEN RETURN NULL; END IF;
	SELECT jsonb_agg(jsonb_build_object('store_id', changed.store_id, 'type', 'stock.changed',
		'subject_id', changed.id, 'event_key', pg_current_xact_id()::text || ' ' || now()::text,
		'at', clock_timestamp(), 'details', jsonb_build_object('stock', changed.stock,
			'soldOut', NOT (changed.sell_when_out OR coalesce(changed.stock, 1) > 0))))
	INTO events FROM changed JOIN before USING (id)
	WHERE (changed.sell_when_out OR coalesce(changed.stock, 1) > 0) <> (before.sell_when_out OR coalesce(before.stock, 1) > 0);
	IF events IS NOT NULL THEN PERFORM smallshop_queue_webhooks(events); END IF;
	PERFORM smallshop_queue_product_webhooks(array(SELECT changed.product_id FROM changed JOIN before USING (id)
		WHERE to_jsonb(changed) - 'stock'::text IS DISTINCT FROM to_jsonb(before) - 'stock'::text));
	RETURN NULL;
END $$;
