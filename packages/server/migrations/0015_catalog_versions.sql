CREATE TABLE "catalog_versions" (
	"store_id" text PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "catalog_versions" ADD CONSTRAINT "catalog_versions_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
INSERT INTO "catalog_versions" ("store_id", "version") SELECT "id", 1 FROM "stores";
--> statement-breakpoint
CREATE FUNCTION smallshop_catalog_changed(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	-- Once in a transaction: an import changes thousands of rows.
	INSERT INTO catalog_versions (store_id, version)
	SELECT id, 1 FROM stores WHERE id = ANY (ids) AND NOT EXISTS (
		SELECT 1 FROM catalog_versions WHERE store_id = stores.id AND catalog_versions.xmin = pg_current_xact_id()::xid)
	ORDER BY id
	ON CONFLICT (store_id) DO UPDATE SET version = catalog_versions.version + 1;
END $$;
--> statement-breakpoint
CREATE FUNCTION smallshop_catalog_row_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM smallshop_catalog_changed(ARRAY[new.store_id]);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION smallshop_catalog_rows_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM smallshop_catalog_changed(array(SELECT DISTINCT store_id FROM changed));
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION smallshop_collection_products_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM smallshop_catalog_changed(array(
		SELECT DISTINCT collections.store_id FROM changed JOIN collections ON collections.id = changed.collection_id));
	RETURN NULL;
END $$;
--> statement-breakpoint
-- Prices change, and variants with their prices go, only together with the listings.
CREATE OR REPLACE FUNCTION smallshop_refresh_listings(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
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
	PERFORM smallshop_catalog_changed(array(SELECT DISTINCT store_id FROM products WHERE id = ANY (ids)));
END $$;
--> statement-breakpoint
CREATE TRIGGER catalog_product_added AFTER INSERT ON products REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_catalog_rows_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_product_deleted AFTER DELETE ON products REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_catalog_rows_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_product_updated AFTER UPDATE OF handle, title, description_html, summary, vendor, product_type,
	tags, options, published, ships_only_to, ships_not_to ON products
	FOR EACH ROW EXECUTE FUNCTION smallshop_catalog_row_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_variant_added AFTER INSERT ON variants REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_catalog_rows_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_variant_deleted AFTER DELETE ON variants REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_catalog_rows_changed();
--> statement-breakpoint
-- Every column but the stock, which an order changes.
CREATE TRIGGER catalog_variant_updated AFTER UPDATE OF product_id, sku, position, option_values, option_key,
	sell_when_out, weight_grams, requires_shipping, tax_category, hs_code, origin_country, ships_only_to, ships_not_to,
	image_id ON variants
	FOR EACH ROW EXECUTE FUNCTION smallshop_catalog_row_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_image_added AFTER INSERT ON images REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_catalog_rows_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_image_updated AFTER UPDATE ON images REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_catalog_rows_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_image_deleted AFTER DELETE ON images REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_catalog_rows_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_collection_updated AFTER UPDATE ON collections REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_catalog_rows_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_collection_deleted AFTER DELETE ON collections REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_catalog_rows_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_collection_product_added AFTER INSERT ON collection_products REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_collection_products_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_collection_product_updated AFTER UPDATE ON collection_products REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_collection_products_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_collection_product_deleted AFTER DELETE ON collection_products REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_collection_products_changed();
