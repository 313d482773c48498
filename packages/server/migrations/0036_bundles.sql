CREATE TABLE "bundle_components" (
	"bundle_id" text NOT NULL,
	"component_id" text NOT NULL,
	"quantity" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "bundle_components_bundle_id_component_id_pk" PRIMARY KEY("bundle_id","component_id")
);
--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "components" jsonb;--> statement-breakpoint
ALTER TABLE "bundle_components" ADD CONSTRAINT "bundle_components_bundle_id_variants_id_fk" FOREIGN KEY ("bundle_id") REFERENCES "public"."variants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_components" ADD CONSTRAINT "bundle_components_component_id_variants_id_fk" FOREIGN KEY ("component_id") REFERENCES "public"."variants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bundle_components_component" ON "bundle_components" USING btree ("component_id");--> statement-breakpoint
-- An import or a deleted product may remove a bundle and its components in any order.
ALTER TABLE "bundle_components" ALTER CONSTRAINT "bundle_components_component_id_variants_id_fk" DEFERRABLE INITIALLY DEFERRED;
--> statement-breakpoint
CREATE FUNCTION smallshop_bundle_stock(bundle text) RETURNS integer LANGUAGE sql STABLE AS '
	SELECT min(part.stock / item.quantity) FILTER (WHERE NOT part.sell_when_out)
	FROM bundle_components item JOIN variants part ON part.id = item.component_id WHERE item.bundle_id = bundle';
--> statement-breakpoint
-- The stock of a variant: that of a bundle is of as many bundles as its components are enough for.
CREATE FUNCTION smallshop_stock_of(id text, stock integer, data jsonb) RETURNS integer LANGUAGE sql STABLE AS
	'SELECT CASE WHEN data -> ''components'' IS NULL THEN stock ELSE smallshop_bundle_stock(id) END';
--> statement-breakpoint
CREATE FUNCTION smallshop_bundle_has_stock(bundle text) RETURNS boolean LANGUAGE sql STABLE AS '
	SELECT coalesce(bool_and(part.stock IS NULL OR part.sell_when_out OR part.stock >= item.quantity), false)
	FROM bundle_components item JOIN variants part ON part.id = item.component_id WHERE item.bundle_id = bundle';
--> statement-breakpoint
CREATE FUNCTION smallshop_has_stock(id text, stock integer, sell_when_out boolean, data jsonb) RETURNS boolean
	LANGUAGE sql STABLE AS
	'SELECT CASE WHEN data -> ''components'' IS NULL THEN stock IS NULL OR stock > 0 OR sell_when_out
		ELSE smallshop_bundle_has_stock(id) END';
--> statement-breakpoint
CREATE OR REPLACE FUNCTION smallshop_save_listings(ids text[]) RETURNS void LANGUAGE plpgsql
	SET plan_cache_mode = force_custom_plan AS $$
BEGIN
	PERFORM 1 FROM product_listings WHERE product_id = ANY (ids) ORDER BY product_id COLLATE "C", currency FOR NO KEY UPDATE;
	INSERT INTO product_listings
		(product_id, currency, store_id, price, available, published, position, created_micros, units_sold)
	SELECT products.id, variant_prices.currency, products.store_id, min(variant_prices.amount),
		bool_or(smallshop_has_stock(variants.id, variants.stock, variants.sell_when_out, variants.data)),
		products.published, products.position, (extract(epoch from products.created_at) * 1000000)::bigint,
		coalesce((SELECT max(units_sold) FROM product_listings WHERE product_id = products.id), 0)
	FROM products JOIN variants ON variants.product_id = products.id
		JOIN variant_prices ON variant_prices.variant_id = variants.id
	WHERE products.id = ANY (ids)
	GROUP BY products.id, variant_prices.currency
	ORDER BY products.id COLLATE "C", variant_prices.currency
	ON CONFLICT (product_id, currency) DO UPDATE SET price = excluded.price, available = excluded.available
		WHERE product_listings.price <> excluded.price OR product_listings.available <> excluded.available;
	PERFORM smallshop_catalog_changed(array(SELECT DISTINCT store_id FROM products WHERE id = ANY (ids)));
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION smallshop_refresh_availability(ids text[]) RETURNS void LANGUAGE plpgsql
	SET plan_cache_mode = force_custom_plan AS $$
BEGIN
	PERFORM 1 FROM product_listings WHERE product_id = ANY (ids) ORDER BY product_id COLLATE "C", currency FOR NO KEY UPDATE;
	UPDATE product_listings AS listing SET available = offer.available
	FROM (SELECT variants.product_id, variant_prices.currency,
			bool_or(smallshop_has_stock(variants.id, variants.stock, variants.sell_when_out, variants.data)) AS available
		FROM variants JOIN variant_prices ON variant_prices.variant_id = variants.id
		WHERE variants.product_id = ANY (ids)
		GROUP BY variants.product_id, variant_prices.currency) AS offer
	WHERE listing.product_id = offer.product_id AND listing.currency = offer.currency
		AND listing.available <> offer.available;
END $$;
--> statement-breakpoint
-- Adds a product to those whose availability the end of the transaction brings up to date; see
-- smallshop_availability_changed.
CREATE FUNCTION smallshop_collect_availability(product text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	collected text := coalesce(current_setting('smallshop.availability', true), '');
BEGIN
	IF length(collected) < 20000 THEN
		PERFORM set_config('smallshop.availability', collected || product || ' ', true);
	END IF;
END $$;
--> statement-breakpoint
-- The rows follow from the variant's data. The index of products follows the components too: a bundle may become a
-- pre-order, or stop to be one, without becoming available.
CREATE FUNCTION smallshop_components_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM bundle_components WHERE bundle_id = new.id;
	INSERT INTO bundle_components (bundle_id, component_id, quantity, position)
	SELECT new.id, part ->> 'variantId', (part ->> 'quantity')::integer, nth
	FROM jsonb_array_elements(new.data -> 'components') WITH ORDINALITY AS list(part, nth);
	IF tg_op = 'UPDATE' THEN
		PERFORM smallshop_collect_availability(new.product_id);
		INSERT INTO catalog_changes (store_id, transaction, product_id)
		VALUES (new.store_id, pg_current_xact_id(), new.product_id)
		ON CONFLICT DO NOTHING;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER bundle_components_added AFTER INSERT ON variants FOR EACH ROW
	WHEN (new.data -> 'components' IS NOT NULL) EXECUTE FUNCTION smallshop_components_changed();
--> statement-breakpoint
CREATE TRIGGER bundle_components_updated AFTER UPDATE OF data ON variants FOR EACH ROW
	WHEN (old.data -> 'components' IS DISTINCT FROM new.data -> 'components')
	EXECUTE FUNCTION smallshop_components_changed();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER product_listings_components_due AFTER UPDATE OF data ON variants
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (old.data -> 'components' IS DISTINCT FROM new.data -> 'components')
	EXECUTE FUNCTION smallshop_availability_due();
--> statement-breakpoint
-- The bundles of a component that have it in stock from now on, or no longer.
CREATE FUNCTION smallshop_component_stock_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	product text;
BEGIN
	FOR product IN SELECT DISTINCT bundle.product_id
		FROM bundle_components item JOIN variants bundle ON bundle.id = item.bundle_id
		WHERE item.component_id = new.id
			AND (old.stock IS NULL OR old.sell_when_out OR old.stock >= item.quantity)
				<> (new.stock IS NULL OR new.sell_when_out OR new.stock >= item.quantity)
	LOOP
		PERFORM smallshop_collect_availability(product);
	END LOOP;
	INSERT INTO catalog_changes (store_id, transaction, product_id)
	SELECT DISTINCT bundle.store_id, pg_current_xact_id(), bundle.product_id
	FROM bundle_components item JOIN variants bundle ON bundle.id = item.bundle_id
	WHERE item.component_id = new.id AND EXISTS (
		SELECT 1 FROM bundle_components other JOIN variants part ON part.id = other.component_id
		WHERE other.bundle_id = item.bundle_id AND part.data -> 'preorder' IS NOT NULL)
	ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION smallshop_bundle_availability_due() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	collected text := coalesce(current_setting('smallshop.availability', true), '');
BEGIN
	IF collected LIKE '_%' AND collected <> '*' THEN
		PERFORM set_config('smallshop.availability', CASE WHEN length(collected) < 20000 THEN '' ELSE '*' END, true);
		PERFORM smallshop_refresh_availability(string_to_array(rtrim(collected), ' '));
	END IF;
	IF current_setting('smallshop.availability', true) = '*' THEN
		PERFORM smallshop_refresh_availability(array(SELECT DISTINCT bundle.product_id
			FROM bundle_components item JOIN variants bundle ON bundle.id = item.bundle_id
			WHERE item.component_id = new.id));
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER product_listings_component_stock AFTER UPDATE OF stock, sell_when_out ON variants FOR EACH ROW
	WHEN (old.stock IS DISTINCT FROM new.stock OR old.sell_when_out <> new.sell_when_out)
	EXECUTE FUNCTION smallshop_component_stock_changed();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER product_listings_component_stock_due AFTER UPDATE OF stock, sell_when_out ON variants
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (old.stock IS DISTINCT FROM new.stock OR old.sell_when_out <> new.sell_when_out)
	EXECUTE FUNCTION smallshop_bundle_availability_due();
--> statement-breakpoint
-- A bundle is a pre-order if components are.
CREATE OR REPLACE FUNCTION smallshop_indexed_preorder_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO catalog_changes (store_id, transaction, product_id)
	SELECT new.store_id, pg_current_xact_id(), new.product_id
	UNION
	SELECT bundle.store_id, pg_current_xact_id(), bundle.product_id
	FROM bundle_components item JOIN variants bundle ON bundle.id = item.bundle_id
	WHERE item.component_id = new.id
	ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;
--> statement-breakpoint
-- With a component, bundles sell out too, or can be sold again.
CREATE OR REPLACE FUNCTION smallshop_webhooks_of_variants() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	events jsonb;
BEGIN
	IF NOT EXISTS (SELECT 1 FROM webhook_endpoints WHERE enabled) THEN RETURN NULL; END IF;
	SELECT jsonb_agg(jsonb_build_object('store_id', sold.store_id, 'type', 'stock.changed',
		'subject_id', sold.id, 'event_key', pg_current_xact_id()::text || ' ' || now()::text,
		'at', clock_timestamp(), 'details', jsonb_build_object('stock', sold.stock, 'soldOut', sold.is_sold_out)))
	INTO events FROM (
		SELECT changed.store_id, changed.id, changed.stock,
			NOT (changed.sell_when_out OR coalesce(changed.stock, 1) > 0) AS is_sold_out
		FROM changed JOIN before USING (id)
		WHERE changed.data -> 'components' IS NULL
			AND (changed.sell_when_out OR coalesce(changed.stock, 1) > 0)
				<> (before.sell_when_out OR coalesce(before.stock, 1) > 0)
		UNION ALL
		SELECT bundle.store_id, bundle.id, smallshop_bundle_stock(bundle.id),
			NOT bool_and(part.stock IS NULL OR part.sell_when_out OR part.stock >= item.quantity)
		FROM (SELECT DISTINCT bundle_id FROM changed JOIN bundle_components ON component_id = changed.id) AS touched
			JOIN variants bundle ON bundle.id = touched.bundle_id
			JOIN bundle_components item ON item.bundle_id = bundle.id
			JOIN variants part ON part.id = item.component_id
			LEFT JOIN before ON before.id = part.id
		GROUP BY bundle.store_id, bundle.id
		HAVING bool_and(part.stock IS NULL OR part.sell_when_out OR part.stock >= item.quantity)
			<> bool_and(CASE WHEN before.id IS NULL
				THEN part.stock IS NULL OR part.sell_when_out OR part.stock >= item.quantity
				ELSE before.stock IS NULL OR before.sell_when_out OR before.stock >= item.quantity END)
	) AS sold;
	IF events IS NOT NULL THEN PERFORM smallshop_queue_webhooks(events); END IF;
	PERFORM smallshop_queue_product_webhooks(array(SELECT changed.product_id FROM changed JOIN before USING (id)
		WHERE to_jsonb(changed) - 'stock'::text IS DISTINCT FROM to_jsonb(before) - 'stock'::text));
	RETURN NULL;
END $$;
--> statement-breakpoint
-- Triggers of a row run in the order of their names: this one is before that of the foreign key, whose message names no
-- bundle.
CREATE FUNCTION smallshop_component_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	holder text := (SELECT variants.sku FROM bundle_components JOIN variants ON variants.id = bundle_id
		WHERE component_id = old.id ORDER BY variants.sku LIMIT 1);
BEGIN
	IF holder IS NOT NULL THEN
		RAISE EXCEPTION 'the variant "%" is a component of the bundle "%": take it out of the bundle first', old.sku, holder
			USING ERRCODE = 'foreign_key_violation';
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "A_component_deleted" AFTER DELETE ON variants DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	EXECUTE FUNCTION smallshop_component_deleted();
