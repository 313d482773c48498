ALTER TABLE "images" ADD COLUMN "focal_point" jsonb;--> statement-breakpoint
ALTER TABLE "images" ADD COLUMN "placeholder" text;