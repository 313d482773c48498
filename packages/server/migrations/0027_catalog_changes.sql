CREATE TABLE "catalog_changes" (
	"store_id" text NOT NULL,
	"transaction" "xid8" NOT NULL,
	"product_id" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "catalog_changes_store_id_transaction_product_id_pk" PRIMARY KEY("store_id","transaction","product_id")
);
--> statement-breakpoint
ALTER TABLE "product_search" ADD COLUMN "number" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "product_search_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
CREATE INDEX "catalog_changes_time" ON "catalog_changes" USING brin ("changed_at");--> statement-breakpoint
-- Another database numbers its transactions differently.
COMMENT ON TABLE "catalog_changes" IS 'not in backups';
--> statement-breakpoint
-- What the index of products in each process is made of; see docs/decisions/product-index.md.
CREATE FUNCTION smallshop_indexed_rows_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO catalog_changes (store_id, transaction, product_id)
	SELECT DISTINCT store_id, pg_current_xact_id(), product_id FROM changed
	ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION smallshop_indexed_members_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO catalog_changes (store_id, transaction, product_id)
	SELECT DISTINCT collections.store_id, pg_current_xact_id(), changed.product_id
	FROM changed JOIN collections ON collections.id = changed.collection_id
	ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION smallshop_indexed_collections_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO catalog_changes (store_id, transaction, product_id)
	SELECT DISTINCT store_id, pg_current_xact_id(), '' FROM changed
	ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION smallshop_indexed_window_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO catalog_changes (store_id, transaction, product_id) VALUES (new.store_id, pg_current_xact_id(), new.id)
	ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER catalog_changes_listing_added AFTER INSERT ON product_listings REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_indexed_rows_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_changes_listing_updated AFTER UPDATE ON product_listings REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_indexed_rows_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_changes_listing_deleted AFTER DELETE ON product_listings REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_indexed_rows_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_changes_search_added AFTER INSERT ON product_search REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_indexed_rows_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_changes_search_updated AFTER UPDATE ON product_search REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_indexed_rows_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_changes_search_deleted AFTER DELETE ON product_search REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_indexed_rows_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_changes_member_added AFTER INSERT ON collection_products REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_indexed_members_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_changes_member_updated AFTER UPDATE ON collection_products REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_indexed_members_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_changes_member_deleted AFTER DELETE ON collection_products REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_indexed_members_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_changes_collection_added AFTER INSERT ON collections REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_indexed_collections_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_changes_collection_updated AFTER UPDATE ON collections REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_indexed_collections_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_changes_collection_deleted AFTER DELETE ON collections REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_indexed_collections_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_changes_window AFTER UPDATE OF published_from, published_until ON products FOR EACH ROW
	WHEN (old.published_from IS DISTINCT FROM new.published_from
		OR old.published_until IS DISTINCT FROM new.published_until)
	EXECUTE FUNCTION smallshop_indexed_window_changed();
