import * as z from 'zod/mini';

interface ParameterType {
  type: unknown;
  /** May be given several times: `tag=gift&tag=tea` is a list of two. */
  isList: boolean;
}

/** JSON types of the parameters of each query schema, as OpenAPI documents them. */
const typesOfSchema = new WeakMap<z.ZodMiniObject, Record<string, ParameterType>>();

/**
 * Converts query strings to the types of the schema: `limit=24` becomes 24, `available=true` becomes true. A value
 * that does not look like its type stays a string, and the schema reports the error for that field. An empty value is
 * the same as none. Of a parameter that is no list, the first value counts.
 *
 * The schemas do not convert: `z.coerce.number()` would accept `0x10` and ` 1 `, and `z.stringbool()` would make the
 * parameter a string in the OpenAPI document and in the client's types.
 */
export function coerceQuery(
  schema: z.ZodMiniObject,
  valuesOf: (name: string) => readonly string[] | undefined,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, { type, isList }] of Object.entries(typesOf(schema))) {
    const texts = (valuesOf(name) ?? []).filter((text, at) => text !== '' && (isList || at === 0));
    const given = texts.map((text) => coerce(type, text));
    if (given.length > 0) values[name] = isList ? given : given[0];
  }
  return values;
}

function coerce(type: unknown, text: string): unknown {
  if ((type === 'integer' || type === 'number') && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function typesOf(schema: z.ZodMiniObject): Record<string, ParameterType> {
  const known = typesOfSchema.get(schema);
  if (known) return known;
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  const types = Object.fromEntries(
    Object.entries(properties).map(([name, property]): [string, ParameterType] => {
      const { type, items } = typeof property === 'object' ? property : {};
      if (type !== 'array') return [name, { type, isList: false }];
      return [name, { type: typeof items === 'object' && 'type' in items ? items.type : undefined, isList: true }];
    }),
  );
  typesOfSchema.set(schema, types);
  return types;
}
