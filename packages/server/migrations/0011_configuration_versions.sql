CREATE TABLE "configuration_versions" (
	"store_id" text PRIMARY KEY NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "configuration_versions" ADD CONSTRAINT "configuration_versions_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
INSERT INTO "configuration_versions" ("store_id", "version") SELECT "id", 1 FROM "stores";
--> statement-breakpoint
CREATE FUNCTION "smallshop_configuration_changed"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	changed jsonb := CASE tg_op WHEN 'DELETE' THEN to_jsonb(old) ELSE to_jsonb(new) END;
BEGIN
	-- Once in a transaction: a new store has hundreds of rows.
	IF EXISTS (SELECT 1 FROM "configuration_versions"
		WHERE "store_id" = changed ->> tg_argv[0] AND xmin = pg_current_xact_id()::xid) THEN
		RETURN NULL;
	END IF;
	INSERT INTO "configuration_versions" ("store_id", "version")
	SELECT "id", 1 FROM "stores" WHERE "id" = changed ->> tg_argv[0]
	ON CONFLICT ("store_id") DO UPDATE SET "version" = "configuration_versions"."version" + 1;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "stores_configuration_rows" AFTER INSERT OR DELETE ON "stores" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION "smallshop_configuration_changed"('id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "stores_configuration" AFTER UPDATE ON "stores" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (to_jsonb(old) IS DISTINCT FROM to_jsonb(new))
EXECUTE FUNCTION "smallshop_configuration_changed"('id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "api_keys_configuration_rows" AFTER INSERT OR DELETE ON "api_keys" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "api_keys_configuration" AFTER UPDATE ON "api_keys" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (to_jsonb(old) IS DISTINCT FROM to_jsonb(new))
EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "allowed_origins_configuration_rows" AFTER INSERT OR DELETE ON "allowed_origins" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "allowed_origins_configuration" AFTER UPDATE ON "allowed_origins" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (to_jsonb(old) IS DISTINCT FROM to_jsonb(new))
EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "markets_configuration_rows" AFTER INSERT OR DELETE ON "markets" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "markets_configuration" AFTER UPDATE ON "markets" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (to_jsonb(old) IS DISTINCT FROM to_jsonb(new))
EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "shipping_zones_configuration_rows" AFTER INSERT OR DELETE ON "shipping_zones" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "shipping_zones_configuration" AFTER UPDATE ON "shipping_zones" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (to_jsonb(old) IS DISTINCT FROM to_jsonb(new))
EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "shipping_rates_configuration_rows" AFTER INSERT OR DELETE ON "shipping_rates" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "shipping_rates_configuration" AFTER UPDATE ON "shipping_rates" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (to_jsonb(old) IS DISTINCT FROM to_jsonb(new))
EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "tax_rates_configuration_rows" AFTER INSERT OR DELETE ON "tax_rates" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "tax_rates_configuration" AFTER UPDATE ON "tax_rates" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (to_jsonb(old) IS DISTINCT FROM to_jsonb(new))
EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "tax_settings_configuration_rows" AFTER INSERT OR DELETE ON "tax_settings" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "tax_settings_configuration" AFTER UPDATE ON "tax_settings" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (to_jsonb(old) IS DISTINCT FROM to_jsonb(new))
EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "exchange_rates_configuration_rows" AFTER INSERT OR DELETE ON "exchange_rates" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "exchange_rates_configuration" AFTER UPDATE ON "exchange_rates" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (to_jsonb(old) IS DISTINCT FROM to_jsonb(new))
EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "promotions_configuration_rows" AFTER INSERT OR DELETE ON "promotions" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "promotions_configuration" AFTER UPDATE ON "promotions" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (to_jsonb(old) - 'used_count'::text IS DISTINCT FROM to_jsonb(new) - 'used_count'::text)
EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "commerce_settings_configuration_rows" AFTER INSERT OR DELETE ON "commerce_settings" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "commerce_settings_configuration" AFTER UPDATE ON "commerce_settings" DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW WHEN (to_jsonb(old) - 'next_order_number'::text IS DISTINCT FROM to_jsonb(new) - 'next_order_number'::text)
EXECUTE FUNCTION "smallshop_configuration_changed"('store_id');
