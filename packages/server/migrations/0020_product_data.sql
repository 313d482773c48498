CREATE TABLE "product_redirects" (
	"store_id" text NOT NULL,
	"handle" text NOT NULL,
	"product_id" text NOT NULL,
	CONSTRAINT "product_redirects_store_id_handle_pk" PRIMARY KEY("store_id","handle")
);
--> statement-breakpoint
CREATE TABLE "metafield_definitions" (
	"store_id" text NOT NULL,
	"namespace" text NOT NULL,
	"key" text NOT NULL,
	"value_type" text NOT NULL,
	"name" jsonb NOT NULL,
	"is_filter" boolean NOT NULL,
	"is_visible" boolean NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "metafield_definitions_store_id_namespace_key_pk" PRIMARY KEY("store_id","namespace","key")
);
--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "published_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "published_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "data" jsonb;--> statement-breakpoint
ALTER TABLE "product_redirects" ADD CONSTRAINT "product_redirects_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_redirects" ADD CONSTRAINT "product_redirects_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metafield_definitions" ADD CONSTRAINT "metafield_definitions_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "product_redirects_product" ON "product_redirects" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "products_window" ON "products" USING btree ("store_id") WHERE "products"."published_from" is not null or "products"."published_until" is not null;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "metafield_definitions_configuration_rows" AFTER INSERT OR DELETE ON "metafield_definitions" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "metafield_definitions_configuration" AFTER UPDATE ON "metafield_definitions" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (to_jsonb(old) IS DISTINCT FROM to_jsonb(new))
EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
DROP TRIGGER catalog_product_updated ON products;
--> statement-breakpoint
CREATE TRIGGER catalog_product_updated AFTER UPDATE OF handle, title, description_html, summary, vendor, product_type,
	tags, options, published, ships_only_to, ships_not_to, data, published_from, published_until ON products
	FOR EACH ROW EXECUTE FUNCTION smallshop_catalog_row_changed();
--> statement-breakpoint
-- A handle that changes leads to the product. One that a product takes leads nowhere else.
CREATE FUNCTION smallshop_handle_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM product_redirects WHERE store_id = new.store_id AND handle = new.handle;
	INSERT INTO product_redirects (store_id, handle, product_id) VALUES (new.store_id, old.handle, new.id)
	ON CONFLICT (store_id, handle) DO UPDATE SET product_id = excluded.product_id;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION smallshop_handles_taken() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM product_redirects USING changed
	WHERE product_redirects.store_id = changed.store_id AND product_redirects.handle = changed.handle;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER product_redirects_changed AFTER UPDATE OF handle ON products
	FOR EACH ROW WHEN (old.handle <> new.handle) EXECUTE FUNCTION smallshop_handle_changed();
--> statement-breakpoint
CREATE TRIGGER product_redirects_taken AFTER INSERT ON products REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_handles_taken();
