CREATE TABLE "bulk_operation_inputs" (
	"operation_id" text NOT NULL,
	"position" integer NOT NULL,
	"store_id" text NOT NULL,
	"content" text NOT NULL,
	CONSTRAINT "bulk_operation_inputs_operation_id_position_pk" PRIMARY KEY("operation_id","position")
);
--> statement-breakpoint
CREATE TABLE "bulk_operation_results" (
	"operation_id" text NOT NULL,
	"position" integer NOT NULL,
	"store_id" text NOT NULL,
	"items" jsonb NOT NULL,
	CONSTRAINT "bulk_operation_results_operation_id_position_pk" PRIMARY KEY("operation_id","position")
);
--> statement-breakpoint
CREATE TABLE "bulk_operations" (
	"job_id" text PRIMARY KEY NOT NULL,
	"store_id" text NOT NULL,
	"type" text NOT NULL,
	"options" jsonb,
	"reference" text,
	"key_id" text NOT NULL,
	"row_count" integer NOT NULL,
	"processed_count" integer DEFAULT 0 NOT NULL,
	"changed_count" integer DEFAULT 0 NOT NULL,
	"refused_count" integer DEFAULT 0 NOT NULL,
	"result_count" integer DEFAULT 0 NOT NULL,
	"error_detail" text,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"canceled_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "traceparent" text;--> statement-breakpoint
ALTER TABLE "bulk_operation_inputs" ADD CONSTRAINT "bulk_operation_inputs_operation_id_bulk_operations_job_id_fk" FOREIGN KEY ("operation_id") REFERENCES "public"."bulk_operations"("job_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_operation_inputs" ADD CONSTRAINT "bulk_operation_inputs_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_operation_results" ADD CONSTRAINT "bulk_operation_results_operation_id_bulk_operations_job_id_fk" FOREIGN KEY ("operation_id") REFERENCES "public"."bulk_operations"("job_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_operation_results" ADD CONSTRAINT "bulk_operation_results_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_operations" ADD CONSTRAINT "bulk_operations_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_operations" ADD CONSTRAINT "bulk_operations_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulk_operations_store" ON "bulk_operations" USING btree ("store_id","created_at","job_id");