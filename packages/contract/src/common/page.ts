import * as z from 'zod/mini';

/** Query of every list: page size and cursor. */
export const pageQuery = {
  /** Items per page, 1 to 100. Default: 24. */
  limit: z.optional(z.int().check(z.gte(1), z.lte(100))),
  /** `nextCursor` of the previous page. */
  cursor: z.optional(z.string()),
};

/** Response of every list. `nextCursor` is null on the last page. */
export function pageOf<S extends z.ZodMiniType>(item: S) {
  return z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });
}
