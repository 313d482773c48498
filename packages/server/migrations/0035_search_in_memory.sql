DROP INDEX "variants_preorder";--> statement-breakpoint
CREATE INDEX "variants_preorder" ON "variants" USING btree ("store_id",("data" #>> '{preorder,shipsOn}') collate "C") WHERE "variants"."data" -> 'preorder' is not null;--> statement-breakpoint
ALTER TABLE "product_search" DROP COLUMN "number";
--> statement-breakpoint
-- Without it the planner takes all variants for pre-orders, and reads all of them.
CREATE STATISTICS "variants_with_preorder" ON (data -> 'preorder') FROM "variants";--> statement-breakpoint
ANALYZE "variants";
