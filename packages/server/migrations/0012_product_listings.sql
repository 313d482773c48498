CREATE TABLE "product_listings" (
	"product_id" text NOT NULL,
	"currency" text NOT NULL,
	"store_id" text NOT NULL,
	"price" bigint NOT NULL,
	"published" boolean NOT NULL,
	"position" integer NOT NULL,
	"created_micros" bigint NOT NULL,
	CONSTRAINT "product_listings_product_id_currency_pk" PRIMARY KEY("product_id","currency")
);
--> statement-breakpoint
ALTER TABLE "product_listings" ADD CONSTRAINT "product_listings_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "product_listings_position" ON "product_listings" USING btree ("store_id","currency","position","product_id") WHERE "product_listings"."published";--> statement-breakpoint
CREATE INDEX "product_listings_price" ON "product_listings" USING btree ("store_id","currency","price","product_id") WHERE "product_listings"."published";--> statement-breakpoint
CREATE INDEX "product_listings_price_desc" ON "product_listings" USING btree ("store_id","currency","price" DESC NULLS FIRST,"product_id") WHERE "product_listings"."published";--> statement-breakpoint
CREATE INDEX "product_listings_newest" ON "product_listings" USING btree ("store_id","currency","created_micros" DESC NULLS FIRST,"product_id") WHERE "product_listings"."published";--> statement-breakpoint
CREATE INDEX "collection_products_position" ON "collection_products" USING btree ("collection_id","position","product_id");--> statement-breakpoint
-- Brings the listings of these products up to the prices of their variants.
CREATE FUNCTION smallshop_refresh_listings(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM product_listings AS listing WHERE listing.product_id = ANY (ids) AND NOT EXISTS (
		SELECT 1 FROM variants JOIN variant_prices ON variant_prices.variant_id = variants.id
		WHERE variants.product_id = listing.product_id AND variant_prices.currency = listing.currency);
	INSERT INTO product_listings (product_id, currency, store_id, price, published, position, created_micros)
	SELECT products.id, variant_prices.currency, products.store_id, min(variant_prices.amount), products.published,
		products.position, (extract(epoch from products.created_at) * 1000000)::bigint
	FROM products JOIN variants ON variants.product_id = products.id
		JOIN variant_prices ON variant_prices.variant_id = variants.id
	WHERE products.id = ANY (ids)
	GROUP BY products.id, variant_prices.currency
	ORDER BY products.id, variant_prices.currency
	ON CONFLICT (product_id, currency) DO UPDATE SET price = excluded.price
		WHERE product_listings.price <> excluded.price;
END $$;
--> statement-breakpoint
CREATE FUNCTION smallshop_prices_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM smallshop_refresh_listings(array(
		SELECT DISTINCT variants.product_id FROM changed JOIN variants ON variants.id = changed.variant_id));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION smallshop_variants_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM smallshop_refresh_listings(array(SELECT DISTINCT product_id FROM changed));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION smallshop_product_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE product_listings SET published = new.published, position = new.position,
		created_micros = (extract(epoch from new.created_at) * 1000000)::bigint
	WHERE product_id = new.id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER product_listings_price_added AFTER INSERT ON variant_prices REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_prices_changed();
--> statement-breakpoint
CREATE TRIGGER product_listings_price_updated AFTER UPDATE ON variant_prices REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_prices_changed();
--> statement-breakpoint
CREATE TRIGGER product_listings_price_deleted AFTER DELETE ON variant_prices REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_prices_changed();
--> statement-breakpoint
CREATE TRIGGER product_listings_variant_deleted AFTER DELETE ON variants REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_variants_deleted();
--> statement-breakpoint
CREATE TRIGGER product_listings_product_changed AFTER UPDATE ON products FOR EACH ROW
	WHEN (old.published IS DISTINCT FROM new.published OR old.position IS DISTINCT FROM new.position
		OR old.created_at IS DISTINCT FROM new.created_at)
	EXECUTE FUNCTION smallshop_product_changed();
--> statement-breakpoint
SELECT smallshop_refresh_listings(array(SELECT id FROM products));
