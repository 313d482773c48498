import { isRefusal, refuse, idempotencyHours, hourMs, type Refusal } from '@smallshop/contract';
import { and, eq, gt, isNull, lt, or, sql, type SQL } from 'drizzle-orm';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../database/client.ts';
import { troubleOf } from '../database/database-errors.ts';
import { hashToken } from '../database/ids.ts';
import { countAttempt, tooManyAttempts, type Attempt } from '../limits/rate-limit.ts';
import { idempotentResponses } from './idempotency.tables.ts';
import { open, seal, type StoredResponse } from './stored-response.ts';

export type { StoredResponse } from './stored-response.ts';

const retentionMs = idempotencyHours * hourMs;
/** Interval at which a request in progress updates its row. */
const heartbeatMs = 4 * 1000;
/** A request without a heartbeat for this time is considered lost: its process ended. */
const staleAfterMs = 5 * heartbeatMs;

export interface IdempotentRequest {
  key: string;
  storeId: string;
  endpoint: string;
  token: string;
  /** Path and body. They must be equal when the key is used again. */
  content: string;
  /** Limits the number of keys. It is counted in the statement that stores the key. */
  limit?: Attempt | undefined;
}

/**
 * Runs `run` once for one key. A repeated request with the same content gets the first response. With other content
 * it is refused with `idempotency_key_reused`, and while the first request is in progress with `request_in_progress`.
 */
export async function runIdempotent(
  db: Database,
  now: Date,
  request: IdempotentRequest,
  run: () => Promise<StoredResponse>,
): Promise<StoredResponse | Refusal> {
  const id = hashToken(JSON.stringify([request.storeId, request.endpoint, request.token, request.key]));
  const bodyHash = hashToken(request.content);
  const claimed = await claim(db, now, { id, bodyHash, limit: request.limit }).catch(async (error: unknown) => {
    // It is unknown whether the claim was stored. It must not block the next attempt.
    await whenAvailable(() =>
      deleteResponse(db, and(eq(idempotentResponses.id, id), eq(idempotentResponses.startedAt, now))),
    );
    throw error;
  });
  if (isRefusal(claimed)) return claimed;
  if (!claimed) return earlierAnswer(db, id, bodyHash, request.key);
  const alive = stayAlive(db, now, id);
  const settle = async (answer?: StoredResponse) => {
    const mine = await alive.end();
    // A server error or "try again later" is not final: the caller tries again with the same key.
    const isFinal = answer && answer.status < 500 && !('Retry-After' in answer.headers);
    await whenAvailable(async () => {
      if (isFinal)
        await db
          .update(idempotentResponses)
          .set({ status: answer.status, answer: seal(answer, request.key, id) })
          .where(mine);
      else await deleteResponse(db, mine);
    });
  };
  let answer: StoredResponse | undefined;
  try {
    answer = await run();
    return answer;
  } finally {
    await settle(answer);
  }
}

async function deleteResponse(db: Database, which: SQL | undefined): Promise<void> {
  await db.delete(idempotentResponses).where(which);
}

/** How long the server tries to write the result of a claim while the database is unavailable. */
const settleSeconds = 20;

/**
 * Runs `work`. If the database is unavailable, repeats it later without making the caller wait. Otherwise the next
 * attempt of the caller would wait until the claim is stale.
 */
async function whenAvailable(work: () => Promise<void>): Promise<void> {
  const isUnavailable = (error: unknown) => {
    if (troubleOf(error) === undefined) throw error;
  };
  const later = async () => {
    for (let tries = 0; tries < settleSeconds; tries += 1) {
      await pause(1000, undefined, { ref: false });
      if (await work().then(() => true, isUnavailable)) return;
    }
  };
  if (!(await work().then(() => true, isUnavailable))) void later().catch(() => {});
}

/**
 * Updates the time of a claim while its request runs. `end` returns the condition that matches its row only if no
 * other request took over the claim.
 */
function stayAlive(db: Database, startedAt: Date, id: string) {
  const began = performance.now();
  let seen = startedAt;
  const mine = () => and(eq(idempotentResponses.id, id), eq(idempotentResponses.startedAt, seen));
  let last = Promise.resolve();
  const timer = setInterval(() => {
    last = last
      .then(async () => {
        const next = new Date(startedAt.getTime() + Math.round(performance.now() - began));
        const moved = await db
          .update(idempotentResponses)
          .set({ startedAt: next })
          .where(mine())
          .returning({ id: idempotentResponses.id });
        if (moved.length > 0) seen = next;
        // If the database is unavailable for a moment, one of five heartbeats is missing.
      })
      .catch(() => {});
  }, heartbeatMs).unref();
  return {
    async end() {
      clearInterval(timer);
      await last;
      return mine();
    },
  };
}

/** Stores the key, unless a request with it is known. Returns whether it did, or a refusal if there were too many. */
async function claim(
  db: Database,
  now: Date,
  { id, bodyHash, limit }: Pick<IdempotentRequest, 'limit'> & { id: string; bodyHash: string },
): Promise<boolean | Refusal> {
  const row = { id, bodyHash, status: null, answer: null, startedAt: now };
  const { id: _, ...fresh } = row;
  const isFree = or(
    lt(idempotentResponses.startedAt, new Date(now.getTime() - retentionMs)),
    and(isNull(idempotentResponses.status), lt(idempotentResponses.startedAt, new Date(now.getTime() - staleAfterMs))),
    // This row was written while the clock was ahead. It would never expire.
    gt(idempotentResponses.startedAt, new Date(now.getTime() + retentionMs)),
  )!;
  const take = { target: idempotentResponses.id, set: fresh, setWhere: isFree };
  const returned = { id: idempotentResponses.id };
  if (!limit)
    return (await db.insert(idempotentResponses).values(row).onConflictDoUpdate(take).returning(returned)).length > 0;

  const counted = db.$with('counted').as(countAttempt(db, now, limit));
  const claimed = db.$with('claimed').as(
    db
      .insert(idempotentResponses)
      .select(
        sql`select ${id}, ${bodyHash}, null::int, null::text, ${now.toISOString()}::timestamptz from counted
          where tries <= ${limit.rate.tries}`,
      )
      .onConflictDoUpdate(take)
      .returning(returned),
  );
  const [window] = await db
    .with(counted, claimed)
    .select({ tries: counted.tries, endsAt: counted.endsAt, claimed: claimed.id })
    .from(counted)
    .leftJoin(claimed, sql`true`);
  return window!.tries > limit.rate.tries ? tooManyAttempts(window!, now) : window!.claimed !== null;
}

async function earlierAnswer(
  db: Database,
  id: string,
  bodyHash: string,
  key: string,
): Promise<StoredResponse | Refusal> {
  const [row] = await db.select().from(idempotentResponses).where(eq(idempotentResponses.id, id));
  if (row && row.bodyHash !== bodyHash) return refuse('idempotency_key_reused');
  if (!row?.answer) return refuse('request_in_progress', { retryAfter: 1 });
  return open(row.answer, key, id);
}

/** Deletes responses older than `idempotencyHours`. */
export async function deleteExpiredResponses(db: Database, now: Date): Promise<void> {
  await db.delete(idempotentResponses).where(lt(idempotentResponses.startedAt, new Date(now.getTime() - retentionMs)));
}
