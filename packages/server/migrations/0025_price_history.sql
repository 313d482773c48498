CREATE TABLE "price_history" (
	"variant_id" text NOT NULL,
	"currency" text NOT NULL,
	"amount" bigint NOT NULL,
	"ended_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "price_history" ADD CONSTRAINT "price_history_variant_id_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "price_history_variant" ON "price_history" USING btree ("variant_id","currency","ended_at");
--> statement-breakpoint
CREATE FUNCTION smallshop_prices_replaced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO price_history (variant_id, currency, amount, ended_at)
	SELECT variant_id, currency, old_prices.amount, now()
	FROM old_prices JOIN new_prices USING (variant_id, currency)
	WHERE old_prices.amount <> new_prices.amount
		AND old_prices.exchange_rate_id IS NULL AND new_prices.exchange_rate_id IS NULL;
	IF FOUND THEN
		DELETE FROM price_history USING new_prices
		WHERE price_history.variant_id = new_prices.variant_id AND price_history.ended_at < now() - interval '1 year';
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER price_history_replaced AFTER UPDATE ON variant_prices
	REFERENCING OLD TABLE AS old_prices NEW TABLE AS new_prices
	FOR EACH STATEMENT EXECUTE FUNCTION smallshop_prices_replaced();
