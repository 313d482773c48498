ALTER TABLE "collections" ADD COLUMN "rules" jsonb;--> statement-breakpoint
ALTER TABLE "collections" ADD COLUMN "sort_order" text DEFAULT 'manual' NOT NULL;