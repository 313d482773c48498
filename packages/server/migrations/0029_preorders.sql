ALTER TABLE "order_lines" ADD COLUMN "ships_on" date;--> statement-breakpoint
CREATE INDEX "variants_preorder" ON "variants" USING btree ("store_id") WHERE "variants"."data" -> 'preorder' is not null;--> statement-breakpoint
CREATE INDEX "orders_customer" ON "orders" USING btree ("store_id",regexp_replace(lower(normalize("contact" ->> 'email', NFKC)), '\+[^@]*@', '@'));--> statement-breakpoint
-- A pre-order is available until its day, and as long as its limit is not reached: the index of products follows both.
CREATE FUNCTION smallshop_indexed_preorder_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO catalog_changes (store_id, transaction, product_id)
	VALUES (new.store_id, pg_current_xact_id(), new.product_id)
	ON CONFLICT DO NOTHING;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER catalog_changes_preorder_added AFTER INSERT ON variants FOR EACH ROW
	WHEN (new.data -> 'preorder' IS NOT NULL)
	EXECUTE FUNCTION smallshop_indexed_preorder_changed();
--> statement-breakpoint
CREATE TRIGGER catalog_changes_preorder_updated AFTER UPDATE OF data, stock ON variants FOR EACH ROW
	WHEN (old.data -> 'preorder' IS DISTINCT FROM new.data -> 'preorder'
		OR (new.data -> 'preorder' IS NOT NULL AND old.stock IS DISTINCT FROM new.stock))
	EXECUTE FUNCTION smallshop_indexed_preorder_changed();
