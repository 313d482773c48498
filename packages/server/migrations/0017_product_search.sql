CREATE TABLE "product_search" (
	"product_id" text PRIMARY KEY NOT NULL,
	"store_id" text NOT NULL,
	"document" "tsvector" NOT NULL,
	"ranked" "tsvector" NOT NULL,
	"facets" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"store_id" text NOT NULL,
	"language" text NOT NULL,
	"word" text NOT NULL,
	"stem" text,
	"parts" "tsvector" NOT NULL,
	"typos" integer[] NOT NULL,
	CONSTRAINT "search_words_store_id_word_language_pk" PRIMARY KEY("store_id","word","language")
);
--> statement-breakpoint
ALTER TABLE "product_listings" ADD COLUMN "available" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "product_listings" ALTER COLUMN "available" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "product_search" ADD CONSTRAINT "product_search_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_words" ADD CONSTRAINT "search_words_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "product_search_document" ON "product_search" USING gin ("document","facets");--> statement-breakpoint
CREATE INDEX "search_words_stem" ON "search_words" USING btree ("store_id","stem");--> statement-breakpoint
CREATE INDEX "search_words_parts" ON "search_words" USING gin ("parts");--> statement-breakpoint
CREATE INDEX "search_words_typos" ON "search_words" USING gin ("typos");--> statement-breakpoint
ALTER TABLE "products" DROP COLUMN "search_text";--> statement-breakpoint
-- Words are added rarely and looked up with each query.
ALTER INDEX "search_words_parts" SET (fastupdate = off);--> statement-breakpoint
ALTER INDEX "search_words_typos" SET (fastupdate = off);--> statement-breakpoint
CREATE FUNCTION smallshop_is_available(stock integer, sell_when_out boolean) RETURNS boolean LANGUAGE sql IMMUTABLE
	AS 'SELECT stock IS NULL OR stock > 0 OR sell_when_out';
--> statement-breakpoint
-- The listings are locked before the variants are read, in one order: the second of two transactions that sell the
-- last items of two variants sees what the first one sold.
CREATE OR REPLACE FUNCTION smallshop_refresh_listings(ids text[]) RETURNS void LANGUAGE plpgsql
	SET plan_cache_mode = force_custom_plan AS $$
BEGIN
	PERFORM 1 FROM product_listings WHERE product_id = ANY (ids) ORDER BY product_id COLLATE "C", currency FOR NO KEY UPDATE;
	DELETE FROM product_listings AS listing WHERE listing.product_id = ANY (ids) AND NOT EXISTS (
		SELECT 1 FROM variants JOIN variant_prices ON variant_prices.variant_id = variants.id
		WHERE variants.product_id = listing.product_id AND variant_prices.currency = listing.currency);
	INSERT INTO product_listings
		(product_id, currency, store_id, price, available, published, position, created_micros)
	SELECT products.id, variant_prices.currency, products.store_id, min(variant_prices.amount),
		bool_or(smallshop_is_available(variants.stock, variants.sell_when_out)), products.published, products.position,
		(extract(epoch from products.created_at) * 1000000)::bigint
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
CREATE FUNCTION smallshop_refresh_availability(ids text[]) RETURNS void LANGUAGE plpgsql
	SET plan_cache_mode = force_custom_plan AS $$
BEGIN
	PERFORM 1 FROM product_listings WHERE product_id = ANY (ids) ORDER BY product_id COLLATE "C", currency FOR NO KEY UPDATE;
	UPDATE product_listings AS listing SET available = offer.available
	FROM (SELECT variants.product_id, variant_prices.currency,
			bool_or(smallshop_is_available(variants.stock, variants.sell_when_out)) AS available
		FROM variants JOIN variant_prices ON variant_prices.variant_id = variants.id
		WHERE variants.product_id = ANY (ids)
		GROUP BY variants.product_id, variant_prices.currency) AS offer
	WHERE listing.product_id = offer.product_id AND listing.currency = offer.currency
		AND listing.available <> offer.available;
END $$;
--> statement-breakpoint
-- Variants change in the order of their ids, listings are locked in that of their products. So a transaction collects
-- the products, and its end brings them up to date together. A statement that changes very many brings those that the
-- list has no room for up to date one after the other.
CREATE FUNCTION smallshop_availability_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	collected text := coalesce(current_setting('smallshop.availability', true), '');
BEGIN
	IF length(collected) < 20000 THEN
		PERFORM set_config('smallshop.availability', collected || new.product_id || ' ', true);
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION smallshop_availability_due() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	collected text := coalesce(current_setting('smallshop.availability', true), '');
BEGIN
	IF collected LIKE '_%' AND collected <> '*' THEN
		PERFORM set_config('smallshop.availability', CASE WHEN length(collected) < 20000 THEN '' ELSE '*' END, true);
		PERFORM smallshop_refresh_availability(string_to_array(rtrim(collected), ' '));
	END IF;
	IF current_setting('smallshop.availability', true) = '*' THEN
		PERFORM smallshop_refresh_availability(ARRAY[new.product_id]);
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER product_listings_availability AFTER UPDATE OF stock, sell_when_out ON variants FOR EACH ROW
	WHEN ((old.stock IS NULL OR old.stock > 0 OR old.sell_when_out)
		<> (new.stock IS NULL OR new.stock > 0 OR new.sell_when_out))
	EXECUTE FUNCTION smallshop_availability_changed();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER product_listings_availability_due AFTER UPDATE OF stock, sell_when_out ON variants
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN ((old.stock IS NULL OR old.stock > 0 OR old.sell_when_out)
		<> (new.stock IS NULL OR new.stock > 0 OR new.sell_when_out))
	EXECUTE FUNCTION smallshop_availability_due();
--> statement-breakpoint
UPDATE product_listings SET available = EXISTS (SELECT 1 FROM variants
	JOIN variant_prices ON variant_prices.variant_id = variants.id
		AND variant_prices.currency = product_listings.currency
	WHERE variants.product_id = product_listings.product_id
		AND smallshop_is_available(variants.stock, variants.sell_when_out));
