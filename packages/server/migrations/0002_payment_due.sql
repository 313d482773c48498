ALTER TABLE "commerce_settings" ADD COLUMN "transfer_days" integer DEFAULT 14;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "payment_due_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "orders_waiting" ON "orders" USING btree ("payment_due_at") WHERE "orders"."status" = 'pending';--> statement-breakpoint
-- Orders that wait already get the default, counted from now: nobody told their shoppers a day.
UPDATE "orders" SET "payment_due_at" = now() + interval '14 days' WHERE "status" = 'pending' AND "payment_kind" = 'bank_transfer' AND "fulfillment_status" = 'unfulfilled';
