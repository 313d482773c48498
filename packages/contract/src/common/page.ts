import * as z from 'zod/mini';
import { maxPageSize } from './page.limits.ts';

/** Query of every list: page size and cursor. */
export const pageQuery = {
  /** Items per page, from 1 to `maxPageSize`. Default: `defaultPageSize`. */
  limit: z.optional(z.int().check(z.gte(1), z.lte(maxPageSize))),
  /** `nextCursor` of the previous page. */
  cursor: z.optional(z.string()),
};

/** Response of every list. `nextCursor` is null on the last page. */
export function pageOf<S extends z.ZodMiniType>(item: S) {
  return z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) });
}
