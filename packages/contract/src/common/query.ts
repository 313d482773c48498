import * as z from 'zod/mini';

/** JSON types of the parameters of each query schema, as OpenAPI documents them. */
const typesOfSchema = new WeakMap<z.ZodMiniObject, Record<string, unknown>>();

/**
 * Converts query strings to the types of the schema: `limit=24` becomes 24, `available=true` becomes true. A value
 * that does not look like its type stays a string, and the schema reports the error for that field. An empty value is
 * the same as none.
 *
 * The schemas do not convert: `z.coerce.number()` would accept `0x10` and ` 1 `, and `z.stringbool()` would make the
 * parameter a string in the OpenAPI document and in the client's types.
 */
export function coerceQuery(
  schema: z.ZodMiniObject,
  valueOf: (name: string) => string | null | undefined,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(typesOf(schema))) {
    const text = valueOf(name);
    if (text) values[name] = coerce(type, text);
  }
  return values;
}

function coerce(type: unknown, text: string): unknown {
  if ((type === 'integer' || type === 'number') && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function typesOf(schema: z.ZodMiniObject): Record<string, unknown> {
  const known = typesOfSchema.get(schema);
  if (known) return known;
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  const types = Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, typeof property === 'object' ? property.type : null]),
  );
  typesOfSchema.set(schema, types);
  return types;
}
