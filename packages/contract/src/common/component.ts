import * as z from 'zod/mini';

/** Schemas with a name of their own: what OpenAPI lists under `components/schemas`. */
export const components = z.registry<{ id: string }>();

/** Names a schema, so that documents refer to it instead of repeating it. */
export function component<S extends z.ZodMiniType>(id: string, schema: S): S {
  components.add(schema, { id });
  return schema;
}
