CREATE TABLE "imported_quantities" (
	"variant_id" text NOT NULL,
	"location_id" text DEFAULT '' NOT NULL,
	"quantity" integer,
	CONSTRAINT "imported_quantities_variant_id_location_id_pk" PRIMARY KEY("variant_id","location_id")
);
--> statement-breakpoint
ALTER TABLE "imported_quantities" ADD CONSTRAINT "imported_quantities_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE cascade ON UPDATE no action;