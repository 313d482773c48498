-- A connection keeps the plan of a statement in a function. During an import it is that of small tables, which reads
-- all of them for each batch.
ALTER FUNCTION smallshop_refresh_listings(text[]) SET plan_cache_mode = force_custom_plan;
