-- With a component, bundles sell out too, or can be sold again; so do variants that get other components. Of the changes
-- in one transaction, an event has the last quantity.
CREATE OR REPLACE FUNCTION smallshop_webhooks_of_variants() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	key text := pg_current_xact_id()::text || ' ' || now()::text;
	events jsonb;
BEGIN
	IF NOT EXISTS (SELECT 1 FROM webhook_endpoints WHERE enabled) THEN RETURN NULL; END IF;
	WITH touched AS (
		SELECT bundle_id AS id FROM changed JOIN before USING (id) JOIN bundle_components ON component_id = changed.id
		WHERE changed.stock IS DISTINCT FROM before.stock OR changed.sell_when_out <> before.sell_when_out
		UNION
		SELECT changed.id FROM changed JOIN before USING (id)
		WHERE changed.data -> 'components' IS DISTINCT FROM before.data -> 'components'
	), offer AS (
		SELECT changed.store_id, changed.id, changed.stock,
			changed.sell_when_out OR coalesce(changed.stock, 1) > 0 AS has_stock,
			before.sell_when_out OR coalesce(before.stock, 1) > 0 AS had_stock
		FROM changed JOIN before USING (id)
		WHERE changed.data -> 'components' IS NULL AND before.data -> 'components' IS NULL
			AND (changed.stock IS DISTINCT FROM before.stock OR changed.sell_when_out <> before.sell_when_out)
		UNION ALL
		SELECT bundle.store_id, bundle.id, smallshop_stock_of(bundle.id, bundle.stock, bundle.data),
			smallshop_has_stock(bundle.id, bundle.stock, bundle.sell_when_out, bundle.data),
			CASE WHEN own.id IS NOT NULL AND own.data -> 'components' IS NULL
				THEN own.sell_when_out OR coalesce(own.stock, 1) > 0
				ELSE bool_and(coalesce(was.sell_when_out, part.sell_when_out)
					OR CASE WHEN was.id IS NULL THEN part.stock ELSE was.stock END IS NULL
					OR CASE WHEN was.id IS NULL THEN part.stock ELSE was.stock END >= item.quantity) END
		FROM touched JOIN variants bundle USING (id) LEFT JOIN before own USING (id)
			LEFT JOIN LATERAL jsonb_to_recordset(CASE WHEN own.id IS NULL THEN bundle.data ELSE own.data END -> 'components')
				AS item("variantId" text, quantity integer) ON true
			LEFT JOIN variants part ON part.id = item."variantId" LEFT JOIN before was ON was.id = part.id
		GROUP BY bundle.id, own.id, own.data, own.sell_when_out, own.stock
	)
	SELECT jsonb_agg(jsonb_build_object('store_id', offer.store_id, 'type', 'stock.changed',
		'subject_id', offer.id, 'event_key', key,
		'at', clock_timestamp(), 'details', jsonb_build_object('stock', offer.stock, 'soldOut', NOT offer.has_stock)))
	INTO events FROM offer
	WHERE offer.has_stock <> offer.had_stock
		OR EXISTS (SELECT 1 FROM webhook_messages message WHERE message.store_id = offer.store_id
			AND message.type = 'stock.changed' AND message.subject_id = offer.id AND message.event_key = key);
	IF events IS NOT NULL THEN PERFORM smallshop_queue_webhooks(events); END IF;
	PERFORM smallshop_queue_product_webhooks(array(SELECT changed.product_id FROM changed JOIN before USING (id)
		WHERE to_jsonb(changed) - 'stock'::text IS DISTINCT FROM to_jsonb(before) - 'stock'::text));
	RETURN NULL;
END $$;
