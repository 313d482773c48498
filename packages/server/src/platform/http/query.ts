import type * as z from 'zod/mini';

/**
 * Query strings as the schema's types: `limit=24` becomes 24, `available=true` becomes true. What
 * does not look like its type stays text, and the schema refuses it by name.
 */
export function coerceQuery(schema: z.ZodMiniObject, query: Record<string, string>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(schema.shape)) {
    const text = query[name];
    if (text !== undefined && text !== '') values[name] = coerce(typeOf(field as z.ZodMiniType), text);
  }
  return values;
}

function coerce(type: string, text: string): unknown {
  if (type === 'number' && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function typeOf(schema: z.ZodMiniType): string {
  const { def } = schema._zod as unknown as { def: { type: string; innerType?: z.ZodMiniType } };
  return def.innerType ? typeOf(def.innerType) : def.type;
}
