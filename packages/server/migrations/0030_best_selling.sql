CREATE TABLE "sales_counts" (
	"store_id" text NOT NULL,
	"kind" text NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sales_counts_store_id_kind_pk" PRIMARY KEY("store_id","kind")
);
--> statement-breakpoint
ALTER TABLE "product_listings" ADD COLUMN "units_sold" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sales_counts" ADD CONSTRAINT "sales_counts_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "product_listings_best_selling" ON "product_listings" USING btree ("store_id","currency",((least("units_sold", 2000000)::bigint << 32) - "position") desc nulls first,"product_id") WHERE "product_listings"."published";--> statement-breakpoint
-- A product that gets its first price in another currency keeps its number of units sold.
CREATE OR REPLACE FUNCTION smallshop_refresh_listings(ids text[]) RETURNS void LANGUAGE plpgsql
	SET plan_cache_mode = force_custom_plan AS $$
BEGIN
	PERFORM 1 FROM product_listings WHERE product_id = ANY (ids) ORDER BY product_id COLLATE "C", currency FOR NO KEY UPDATE;
	INSERT INTO product_listings
		(product_id, currency, store_id, price, available, published, position, created_micros, units_sold)
	SELECT products.id, variant_prices.currency, products.store_id, min(variant_prices.amount),
		bool_or(smallshop_is_available(variants.stock, variants.sell_when_out)), products.published, products.position,
		(extract(epoch from products.created_at) * 1000000)::bigint,
		coalesce((SELECT max(units_sold) FROM product_listings WHERE product_id = products.id), 0)
	FROM products JOIN variants ON variants.product_id = products.id
		JOIN variant_prices ON variant_prices.variant_id = variants.id
	WHERE products.id = ANY (ids)
	GROUP BY products.id, variant_prices.currency
	ORDER BY products.id COLLATE "C", variant_prices.currency
	ON CONFLICT (product_id, currency) DO UPDATE SET price = excluded.price, available = excluded.available
		WHERE product_listings.price <> excluded.price OR product_listings.available <> excluded.available;
	DELETE FROM product_listings AS listing WHERE listing.product_id = ANY (ids) AND NOT EXISTS (
		SELECT 1 FROM variants JOIN variant_prices ON variant_prices.variant_id = variants.id
		WHERE variants.product_id = listing.product_id AND variant_prices.currency = listing.currency);
	PERFORM smallshop_catalog_changed(array(SELECT DISTINCT store_id FROM products WHERE id = ANY (ids)));
END $$;
