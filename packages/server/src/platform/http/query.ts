import type * as z from 'zod/mini';

/**
 * Converts query strings to the types of the schema: `limit=24` becomes 24, `available=true` becomes true. A value
 * that does not look like its type stays a string, and the schema reports the error for that field.
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
