import { and, asc, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { newId } from '../../platform/database/ids.ts';
import { inLockOrder } from '../../platform/statements/row-lock.ts';
import { orders } from '../records/order.tables.ts';
import { hashGiftCode, isGiftCode, lastFour } from './gift-code.ts';
import {
  giftCardEntries,
  giftCards,
  type GiftCardEntryRow,
  type GiftCardRow,
  type GiftCardShare,
} from '../records/gift-card.tables.ts';

/** Which of these codes are gift cards of the store, as they were given. */
export async function findGiftCodes(
  db: Database,
  storeId: string,
  codes: readonly string[],
): Promise<Map<string, GiftCardRow>> {
  const hashes = new Map(codes.filter(isGiftCode).map((code) => [hashGiftCode(storeId, code), code]));
  if (hashes.size === 0) return new Map();
  const rows = await db
    .select()
    .from(giftCards)
    .where(and(eq(giftCards.storeId, storeId), inArray(giftCards.codeHash, [...hashes.keys()])));
  return new Map(rows.map((row) => [hashes.get(row.codeHash)!, row]));
}

/** Returns the cards in this order. What the shopper's own open payment spent does not count as spent. */
export async function findGiftCards(
  db: Database,
  storeId: string,
  ids: readonly string[],
  paymentId: string | null,
): Promise<GiftCardRow[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(giftCards)
    .where(and(eq(giftCards.storeId, storeId), inArray(giftCards.id, [...ids])));
  const own = new Map((paymentId ? await spentBy(db, storeId, paymentId) : []).map(({ id, amount }) => [id, amount]));
  return ids
    .flatMap((id) => rows.filter((row) => row.id === id))
    .map((row) => ({ ...row, balance: row.balance + (own.get(row.id) ?? 0) }));
}

/**
 * Spends the shares of a payment. Returns false if a card has a lower balance by now, or is not valid any more.
 * Cards are locked in a fixed order, so that two payments cannot deadlock.
 */
export async function spendGiftCards(
  tx: Database,
  storeId: string,
  paymentId: string,
  shares: readonly GiftCardShare[],
  at: Date,
): Promise<boolean> {
  for (const { id, amount } of inOrder(shares)) {
    const pays = and(
      isNull(giftCards.disabledAt),
      or(isNull(giftCards.expiresAt), sql`${giftCards.expiresAt} > ${at.toISOString()}::timestamptz`),
    );
    const [spent] = await tx
      .update(giftCards)
      .set({ balance: sql`${giftCards.balance} - ${amount}` })
      .where(and(eq(giftCards.storeId, storeId), eq(giftCards.id, id), sql`${giftCards.balance} >= ${amount}`, pays))
      .returning({ id: giftCards.id });
    if (!spent) return false;
    await enter(tx, { storeId, giftCardId: id, type: 'spend', amount: -amount, paymentId, refundId: null, at });
  }
  return true;
}

/** Reverts what a payment spent. Does nothing if it was reverted before. */
export async function releaseGiftCards(tx: Database, storeId: string, paymentId: string, at: Date): Promise<void> {
  for (const { id, amount } of inOrder(await spentBy(tx, storeId, paymentId))) {
    await putBack(tx, { storeId, giftCardId: id, type: 'release', amount, paymentId, refundId: null, at });
  }
}

/** Returns shares of a refund to the cards that paid. */
export async function refundToGiftCards(
  tx: Database,
  { storeId, id: refundId, giftCards: shares }: { storeId: string; id: string; giftCards: readonly GiftCardShare[] },
  paymentId: string,
  at: Date,
): Promise<void> {
  for (const { id, amount } of inOrder(shares))
    await putBack(tx, { storeId, giftCardId: id, type: 'refund', amount, paymentId, refundId, at });
}

/** Issues a card. Only a hash of its code is stored. */
export function newGiftCard(
  storeId: string,
  {
    code,
    amount,
    ...facts
  }: Pick<GiftCardRow, 'currency' | 'expiresAt' | 'note' | 'createdAt'> & { code: string; amount: number },
): GiftCardRow {
  return {
    ...facts,
    id: newId('gc'),
    storeId,
    codeHash: hashGiftCode(storeId, code),
    last4: lastFour(code),
    initialAmount: amount,
    balance: amount,
    disabledAt: null,
  };
}

/** Returns false if the store has a card with that code already. */
export async function insertGiftCard(tx: Database, row: GiftCardRow): Promise<boolean> {
  const inserted = await tx
    .insert(giftCards)
    .values(row)
    .onConflictDoNothing({ target: [giftCards.storeId, giftCards.codeHash] })
    .returning({ id: giftCards.id });
  if (inserted.length === 0) return false;
  await enter(tx, {
    storeId: row.storeId,
    giftCardId: row.id,
    type: 'issue',
    amount: row.balance,
    paymentId: null,
    refundId: null,
    at: row.createdAt,
  });
  return true;
}

export async function findGiftCard(db: Database, storeId: string, id: string): Promise<GiftCardRow | undefined> {
  return (
    await db
      .select()
      .from(giftCards)
      .where(and(eq(giftCards.storeId, storeId), eq(giftCards.id, id)))
  )[0];
}

/** Newest first, from the one after `before`. */
export function listGiftCards(
  db: Database,
  storeId: string,
  limit: number,
  before?: { createdAt: Date; id: string },
): Promise<GiftCardRow[]> {
  const older =
    before &&
    or(
      lt(giftCards.createdAt, before.createdAt),
      and(eq(giftCards.createdAt, before.createdAt), lt(giftCards.id, before.id)),
    );
  return db
    .select()
    .from(giftCards)
    .where(and(eq(giftCards.storeId, storeId), older))
    .orderBy(desc(giftCards.createdAt), desc(giftCards.id))
    .limit(limit);
}

export async function updateGiftCard(
  db: Database,
  storeId: string,
  id: string,
  changes: Partial<Pick<GiftCardRow, 'disabledAt' | 'expiresAt' | 'note'>>,
): Promise<GiftCardRow | undefined> {
  if (Object.keys(changes).length === 0) return findGiftCard(db, storeId, id);
  return (
    await db
      .update(giftCards)
      .set(changes)
      .where(and(eq(giftCards.storeId, storeId), eq(giftCards.id, id)))
      .returning()
  )[0];
}

/** Entries, oldest first, each with the order of its payment. */
export async function findEntries(
  db: Database,
  { storeId, id }: GiftCardRow,
): Promise<(GiftCardEntryRow & { orderId: string | null })[]> {
  const rows = await db
    .select({ entry: giftCardEntries, orderId: orders.id })
    .from(giftCardEntries)
    .leftJoin(orders, and(eq(orders.paymentId, giftCardEntries.paymentId), eq(orders.storeId, giftCardEntries.storeId)))
    .where(and(eq(giftCardEntries.storeId, storeId), eq(giftCardEntries.giftCardId, id)))
    .orderBy(asc(giftCardEntries.id));
  return rows.map(({ entry, orderId }) => ({ ...entry, orderId }));
}

/** What a payment spent and did not return. */
async function spentBy(db: Database, storeId: string, paymentId: string): Promise<{ id: string; amount: number }[]> {
  const rows = await db
    .select({ id: giftCardEntries.giftCardId, amount: sql<string>`-sum(${giftCardEntries.amount})` })
    .from(giftCardEntries)
    .where(
      and(
        eq(giftCardEntries.storeId, storeId),
        eq(giftCardEntries.paymentId, paymentId),
        inArray(giftCardEntries.type, ['spend', 'release']),
      ),
    )
    .groupBy(giftCardEntries.giftCardId);
  return rows.map(({ id, amount }) => ({ id, amount: Number(amount) })).filter(({ amount }) => amount > 0);
}

async function putBack(tx: Database, entry: Omit<GiftCardEntryRow, 'id'>): Promise<void> {
  const { storeId, giftCardId, amount } = entry;
  await tx
    .update(giftCards)
    .set({ balance: sql`${giftCards.balance} + ${amount}` })
    .where(and(eq(giftCards.storeId, storeId), eq(giftCards.id, giftCardId)));
  await enter(tx, entry);
}

async function enter(tx: Database, entry: Omit<GiftCardEntryRow, 'id'>): Promise<void> {
  await tx.insert(giftCardEntries).values(entry);
}

function inOrder<S extends { id: string }>(shares: readonly S[]): S[] {
  return inLockOrder(shares, ({ id }) => id);
}
