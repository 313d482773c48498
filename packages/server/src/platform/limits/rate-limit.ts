import { refuse, type Refusal } from '@smallshop/contract';
import { gt, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { hashToken } from '../database/ids.ts';
import { rateLimits } from './rate-limit.tables.ts';

/** A limit: `tries` attempts in `seconds`, counted from the first attempt. */
export interface Rate {
  /** Name of the action, such as `order_code`. */
  what: string;
  tries: number;
  seconds: number;
}

/** Longest window of any rate. */
const longestWindowSeconds = 24 * 60 * 60;

/** An attempt to count: what it is limited by, and who makes it. */
export interface Attempt {
  rate: Rate;
  who: readonly string[];
}

/**
 * Counts an attempt of `who` and refuses it if there were too many before. With `cost` 0 it only checks. The count is
 * in the database, so that all processes share it. Call it outside of a transaction that may be rolled back, so that
 * failed attempts count.
 */
export async function consumeRateLimit(
  db: Database,
  now: Date,
  rate: Rate,
  who: readonly string[],
  cost = 1,
): Promise<Refusal | undefined> {
  const [row] = await countAttempt(db, now, { rate, who }, cost);
  return row!.tries - cost < rate.tries ? undefined : tooManyAttempts(row!, now);
}

/** Prepares the count of an attempt. It returns the window. */
export function countAttempt(db: Database, now: Date, { rate: { what, seconds }, who }: Attempt, cost = 1) {
  const endsAt = new Date(now.getTime() + seconds * 1000);
  // A window that ends later than two full windows from now was stored while the clock was ahead. One that ends a
  // little later than a full window was stored by another process, or by an attempt that overtook this one: it counts.
  const latest = new Date(now.getTime() + 2 * seconds * 1000);
  const isOver = sql`(${rateLimits.endsAt} <= ${now.toISOString()}::timestamptz
    or ${rateLimits.endsAt} > ${latest.toISOString()}::timestamptz)`;
  return db
    .insert(rateLimits)
    .values({ key: hashToken(JSON.stringify([what, ...who])), tries: cost, endsAt })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        tries: sql`case when ${isOver} then ${cost}::int else ${rateLimits.tries} + ${cost}::int end`,
        endsAt: sql`case when ${isOver} then ${endsAt.toISOString()}::timestamptz
          else least(${rateLimits.endsAt}, ${endsAt.toISOString()}::timestamptz) end`,
      },
    })
    .returning({ tries: rateLimits.tries, endsAt: rateLimits.endsAt });
}

/** The refusal of an attempt in a window that has no more of them. */
export function tooManyAttempts({ endsAt }: { endsAt: Date }, now: Date): Refusal {
  const left = Math.ceil((endsAt.getTime() - now.getTime()) / 1000);
  return refuse('rate_limited', { retryAfter: Math.max(1, left) });
}

export async function deleteExpiredRateLimits(db: Database, now: Date): Promise<void> {
  const latest = new Date(now.getTime() + 2 * longestWindowSeconds * 1000);
  await db.delete(rateLimits).where(or(lt(rateLimits.endsAt, now), gt(rateLimits.endsAt, latest)));
}
