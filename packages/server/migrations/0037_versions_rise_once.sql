-- Once in a transaction: an import changes thousands of rows. That was read from the number of the row's transaction,
-- which is another one behind a savepoint. A setting of the transaction is taken back with the savepoint, as the row is.
CREATE OR REPLACE FUNCTION smallshop_catalog_changed(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	known text := coalesce(current_setting('smallshop.changed_catalogs', true), '');
	missing text[] := array(SELECT id FROM unnest(ids) AS id WHERE strpos(known, ' ' || id || ' ') = 0);
BEGIN
	IF missing = '{}' THEN RETURN; END IF;
	INSERT INTO catalog_versions (store_id, version) SELECT id, 1 FROM stores WHERE id = ANY (missing)
	ORDER BY id
	ON CONFLICT (store_id) DO UPDATE SET version = catalog_versions.version + 1;
	PERFORM set_config('smallshop.changed_catalogs', known || ' ' || array_to_string(missing, ' ') || ' ', true);
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION smallshop_configuration_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	changed jsonb := CASE tg_op WHEN 'DELETE' THEN to_jsonb(old) ELSE to_jsonb(new) END;
	id text := changed ->> tg_argv[0];
	known text := coalesce(current_setting('smallshop.changed_configurations', true), '');
BEGIN
	-- A new store has hundreds of rows.
	IF strpos(known, ' ' || id || ' ') > 0 THEN
		RETURN NULL;
	END IF;
	INSERT INTO configuration_versions (store_id, version)
	SELECT stores.id, 1 FROM stores WHERE stores.id = changed ->> tg_argv[0]
	ON CONFLICT (store_id) DO UPDATE SET version = configuration_versions.version + 1;
	PERFORM set_config('smallshop.changed_configurations', known || ' ' || id || ' ', true);
	RETURN NULL;
END $$;
