import { refuse, idempotencyHours, hourMs, type Refusal } from '@smallshop/contract';
import { and, eq, gt, isNull, lt, or, type SQL } from 'drizzle-orm';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../database/client.ts';
import { troubleOf } from '../database/database-errors.ts';
import { hashToken } from '../database/ids.ts';
import { idempotentResponses } from './idempotency.tables.ts';

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
}

/** A response as it is stored. */
export interface StoredResponse {
  status: number;
  contentType: string | null;
  body: string;
  headers: Record<string, string>;
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
  const isClaimed = await claim(db, now, id, bodyHash).catch(async (error: unknown) => {
    // It is unknown whether the claim was stored. It must not block the next attempt.
    await whenAvailable(() =>
      deleteResponse(db, and(eq(idempotentResponses.id, id), eq(idempotentResponses.startedAt, now))),
    );
    throw error;
  });
  if (!isClaimed) return earlierAnswer(db, id, bodyHash, request.key);
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

async function claim(db: Database, now: Date, id: string, bodyHash: string): Promise<boolean> {
  const fresh = { bodyHash, status: null, answer: null, startedAt: now };
  const claimed = await db
    .insert(idempotentResponses)
    .values({ id, ...fresh })
    .onConflictDoUpdate({
      target: idempotentResponses.id,
      set: fresh,
      setWhere: or(
        lt(idempotentResponses.startedAt, new Date(now.getTime() - retentionMs)),
        and(
          isNull(idempotentResponses.status),
          lt(idempotentResponses.startedAt, new Date(now.getTime() - staleAfterMs)),
        ),
        // This row was written while the clock was ahead. It would never expire.
        gt(idempotentResponses.startedAt, new Date(now.getTime() + retentionMs)),
      )!,
    })
    .returning({ id: idempotentResponses.id });
  return claimed.length > 0;
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

/**
 * Encrypts a response. Responses contain addresses and tokens that the database stores nowhere else in plain text.
 * The key comes from the caller's Idempotency-Key, of which only a hash is stored, so only a caller with the same key
 * can read the response.
 */
function seal(answer: StoredResponse, key: string, id: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secretOf(key, id), iv);
  const text = Buffer.concat([cipher.update(JSON.stringify(answer), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64');
}

function open(sealed: string, key: string, id: string): StoredResponse {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', secretOf(key, id), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return JSON.parse(
    Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'),
  ) as StoredResponse;
}

function secretOf(key: string, id: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, id, 'smallshop idempotent answer', 32));
}
