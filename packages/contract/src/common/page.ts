import * as z from 'zod/mini';

/** Query of every list: how many, and where to go on. */
export const pageQuery = {
  /** How many items, 1 to 100; 24 unless told. */
  limit: z.optional(z.int().check(z.gte(1), z.lte(100))),
  /** `nextCursor` of the page before. */
  cursor: z.optional(z.string()),
};

/** Shape of every list: `nextCursor` is null on the last page. */
export function pageOf<S extends z.ZodMiniType>(item: S) {
  return z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });
}
