import type { FieldError } from '@smallshop/contract';
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { isOneOf } from '../../platform/statements/is-one-of.ts';
import { productRedirects, products } from '../catalog.tables.ts';

/** The present handle of the published product that had this handle before; undefined if there is none, or several. */
export async function findPresentHandle(db: Database, former: string): Promise<string | undefined> {
  const rows = await db
    .select({ handle: products.handle })
    .from(productRedirects)
    .innerJoin(products, eq(products.id, productRedirects.productId))
    .where(and(eq(productRedirects.handle, former.normalize('NFC')), eq(products.published, true)))
    .limit(2);
  return rows.length === 1 ? rows[0]!.handle : undefined;
}

/** Returns the product that has each handle, or to which it leads, by its handle. */
export async function findRedirectOwners(
  db: Database,
  storeId: string,
  handles: readonly string[],
): Promise<Map<string, string>> {
  if (handles.length === 0) return new Map();
  const { handle } = productRedirects;
  const redirected = await db
    .select({ handle, owner: products.handle })
    .from(productRedirects)
    .innerJoin(products, eq(products.id, productRedirects.productId))
    .where(and(eq(productRedirects.storeId, storeId), isOneOf(handle, handles)));
  const taken = await db
    .select({ handle: products.handle, owner: products.handle })
    .from(products)
    .where(and(eq(products.storeId, storeId), isOneOf(products.handle, handles)));
  return new Map([...redirected, ...taken].map((row) => [row.handle, row.owner]));
}

/** A product with the redirects that it will have. */
interface RedirectedProduct {
  redirects: readonly string[];
  handle: string;
  /** Its handle before the change. */
  formerHandle?: string | undefined;
}

/** An error for each redirect that would be ignored, because a product has the handle, or a redirect to another one. */
export function redirectErrors(
  { redirects, handle, formerHandle = handle }: RedirectedProduct,
  owners: ReadonlyMap<string, string>,
): FieldError[] {
  return redirects.flatMap((redirect, nth): FieldError[] => {
    const owner = redirect === handle ? handle : owners.get(redirect);
    if (owner === undefined || (owner === formerHandle && redirect !== handle)) return [];
    const detail =
      owner === redirect
        ? `"${redirect}" is the handle of a product: leave it out`
        : `"${redirect}" leads to the product "${owner}": leave it out, or remove it there first`;
    return [{ field: `redirects.${nth}`, code: 'not_allowed', detail }];
  });
}

/**
 * Brings the former handles of products to these. A handle that a product has, and that of another product's redirect,
 * stay as they are.
 */
export async function saveRedirects(
  tx: Database,
  storeId: string,
  list: readonly { productId: string; handles: readonly string[] }[],
): Promise<void> {
  if (list.length === 0) return;
  const rows = list.flatMap(({ productId, handles }) => handles.map((handle) => ({ product_id: productId, handle })));
  const given = sql`json_to_recordset(${JSON.stringify(rows)}::json) as given(product_id text, handle text)`;
  const ids = list.map(({ productId }) => productId);
  await tx.delete(productRedirects).where(sql`${isOneOf(productRedirects.productId, ids)}
    and (${productRedirects.productId}, ${productRedirects.handle}) not in (select product_id, handle from ${given})`);
  if (rows.length === 0) return;
  await tx.execute(sql`insert into ${productRedirects} (store_id, handle, product_id)
    select ${storeId}, handle, product_id from ${given}
    where not exists (select 1 from ${products} where store_id = ${storeId} and ${products.handle} = given.handle)
    on conflict do nothing`);
}
