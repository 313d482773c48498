import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { collectionProducts, products, variants } from '../../catalog/catalog.tables.ts';
import type { Database } from '../../platform/database/client.ts';
import { hashToken } from '../../platform/database/ids.ts';
import { rowLock } from '../../platform/database/row-lock.ts';
import { cartLines, carts, type CartLineRow, type CartRow } from './cart.tables.ts';

/** Identifies a cart. Both the id and the token are needed. */
export interface CartKey {
  storeId: string;
  cartId: string;
  token: string;
  now: Date;
}

function opened({ storeId, cartId, token, now }: CartKey) {
  return and(
    eq(carts.id, cartId),
    eq(carts.storeId, storeId),
    eq(carts.tokenHash, hashToken(token)),
    gt(carts.expiresAt, now),
  );
}

export async function findCart(db: Database, key: CartKey): Promise<CartRow | undefined> {
  return (await db.select().from(carts).where(opened(key)))[0];
}

/**
 * Returns the cart, locked until the transaction ends. Every writer of a cart, its checkout or its payments locks
 * the cart first, so that two of them cannot deadlock.
 */
export async function lockCartByToken(tx: Database, key: CartKey): Promise<CartRow | undefined> {
  return (await tx.select().from(carts).where(opened(key)).for(rowLock))[0];
}

/** Locks a cart whose token was already checked. */
export async function lockCart(tx: Database, cartId: string): Promise<CartRow | undefined> {
  return (await tx.select().from(carts).where(eq(carts.id, cartId)).for(rowLock))[0];
}

/**
 * Locks the cart and increases its version. Returns undefined if it is expired, completed or no longer at
 * `version`.
 */
export async function advanceCart(
  tx: Database,
  key: CartKey,
  expiresAt: Date,
  version?: number,
): Promise<CartRow | undefined> {
  const rows = await tx
    .update(carts)
    .set({ version: sql`${carts.version} + 1`, updatedAt: key.now, expiresAt })
    .where(and(opened(key), isNull(carts.completedAt), version === undefined ? undefined : eq(carts.version, version)))
    .returning();
  return rows[0];
}

export function findLines(db: Database, cartId: string): Promise<CartLineRow[]> {
  return db.select().from(cartLines).where(eq(cartLines.cartId, cartId)).orderBy(asc(cartLines.position));
}

/** Ids of the collections each product is in. */
export async function findCollectionsOfProducts(
  db: Database,
  productIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (productIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(collectionProducts)
    .where(inArray(collectionProducts.productId, [...productIds]));
  return new Map(
    productIds.map((id) => [
      id,
      rows.filter(({ productId }) => productId === id).map(({ collectionId }) => collectionId),
    ]),
  );
}

/** Whether any line that is still sold is sent as a parcel. */
export async function cartRequiresShipping(db: Database, cartId: string): Promise<boolean> {
  const rows = await db
    .select({ id: variants.id })
    .from(cartLines)
    .innerJoin(variants, eq(variants.id, cartLines.variantId))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(and(eq(cartLines.cartId, cartId), eq(variants.requiresShipping, true), eq(products.published, true)))
    .limit(1);
  return rows.length > 0;
}
