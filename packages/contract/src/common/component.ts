import * as z from 'zod/mini';

/** Schemas with a name. OpenAPI lists them under `components/schemas`. */
export const components = z.registry<{ id: string }>();

/** Names a schema, so that documents reference it instead of repeating it. */
export function component<S extends z.ZodMiniType>(id: string, schema: S): S {
  components.add(schema, { id });
  return schema;
}
