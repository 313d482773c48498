ALTER TABLE "commerce_settings" ADD COLUMN "order_emails" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_outbox" ADD COLUMN "failure" text;