CREATE TABLE "price_reviews" (
	"store_id" text NOT NULL,
	"currency" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "price_reviews_store_id_currency_pk" PRIMARY KEY("store_id","currency")
);
--> statement-breakpoint
ALTER TABLE "price_reviews" ADD CONSTRAINT "price_reviews_store_id_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."stores"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
INSERT INTO "price_reviews" ("store_id", "currency")
SELECT DISTINCT "variants"."store_id", "variant_prices"."currency" FROM "variant_prices" JOIN "variants" ON "variants"."id" = "variant_prices"."variant_id"
WHERE "variant_prices"."currency" IN ('AFN', 'ALL', 'COP', 'HUF', 'IDR', 'IQD', 'IRR', 'KPW', 'LAK', 'LBP', 'MGA', 'MMK', 'PKR', 'RSD', 'SLL', 'SOS', 'SYP', 'YER');
