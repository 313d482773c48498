ALTER TABLE "variants" ADD COLUMN "data" jsonb;
--> statement-breakpoint
-- Every column but the stock, which an order changes.
DROP TRIGGER catalog_variant_updated ON variants;
--> statement-breakpoint
CREATE TRIGGER catalog_variant_updated AFTER UPDATE OF product_id, sku, position, option_values, option_key,
	sell_when_out, weight_grams, requires_shipping, tax_category, hs_code, origin_country, ships_only_to, ships_not_to,
	image_id, data ON variants
	FOR EACH ROW EXECUTE FUNCTION smallshop_catalog_row_changed();
