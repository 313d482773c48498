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
