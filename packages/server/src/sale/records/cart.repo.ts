import { and, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { hashToken } from '../../platform/database/ids.ts';
import { rowLock } from '../../platform/statements/row-lock.ts';
import type { PreparedWrite } from '../../platform/statements/write-together.ts';
import { cartLines, carts, type CartLineRow, type CartRow } from './cart.tables.ts';
import { checkouts, isOpenCheckout, type CheckoutRow } from './checkout.tables.ts';

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

/** Returns a cart with its open checkout, if it has one. */
export async function findCartWithCheckout(
  db: Database,
  key: CartKey,
): Promise<{ cart: CartRow; checkout: CheckoutRow | null } | undefined> {
  const [row] = await db
    .select({ cart: carts, checkout: checkouts })
    .from(carts)
    .leftJoin(checkouts, and(eq(checkouts.cartId, carts.id), isOpenCheckout))
    .where(opened(key));
  return row;
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

/** Prepares the insertion of a new cart with its lines. */
export function insertCart(tx: Database, cart: CartRow, lines: readonly CartLineRow[]): PreparedWrite[] {
  return [tx.insert(carts).values(cart), ...saveLines(tx, [], lines)];
}

/** Prepares the update of a locked cart and of those of its lines that changed. */
export function saveCart(
  tx: Database,
  cart: CartRow,
  before: readonly CartLineRow[],
  after: readonly CartLineRow[],
): PreparedWrite[] {
  const { version, region, discountCodes, giftCardIds, note, regionChange, updatedAt, expiresAt } = cart;
  const changes = { version, region, discountCodes, giftCardIds, note, regionChange, updatedAt, expiresAt };
  return [tx.update(carts).set(changes).where(eq(carts.id, cart.id)), ...saveLines(tx, before, after)];
}

function saveLines(tx: Database, before: readonly CartLineRow[], after: readonly CartLineRow[]): PreparedWrite[] {
  const known = new Map(before.map((line) => [line.id, line]));
  const changed = after.filter((line) => !isSame(known.get(line.id), line));
  const kept = new Set(after.map(({ id }) => id));
  const removed = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  const { quantity, seenAmount, seenCurrency } = cartLines;
  const excluded = ({ name }: { name: string }) => sql`excluded.${sql.identifier(name)}`;
  const set = {
    quantity: excluded(quantity),
    seenAmount: excluded(seenAmount),
    seenCurrency: excluded(seenCurrency),
  };
  return [
    ...(changed.length > 0
      ? [tx.insert(cartLines).values(changed).onConflictDoUpdate({ target: cartLines.id, set })]
      : []),
    ...(removed.length > 0 ? [tx.delete(cartLines).where(inArray(cartLines.id, removed))] : []),
  ];
}

function isSame(known: CartLineRow | undefined, line: CartLineRow): boolean {
  return (
    known?.quantity === line.quantity &&
    known.seenAmount === line.seenAmount &&
    known.seenCurrency === line.seenCurrency
  );
}
