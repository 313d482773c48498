import { and, eq, gt, isNull, lt, or, type SQL } from 'drizzle-orm';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../database/client.ts';
import { troubleOf } from '../database/database-errors.ts';
import { hashToken } from '../database/ids.ts';
import { idempotentResponses } from './idempotency.tables.ts';
import { refuse, type Refusal } from '../errors/refusal.ts';

const day = 24 * 60 * 60 * 1000;
/** How often a request that is still running says so. */
const beat = 4 * 1000;
/** Without a word for so long, a request is taken for lost with its process. */
const lost = 5 * beat;

export interface IdempotentRequest {
  key: string;
  storeId: string;
  endpoint: string;
  token: string;
  /** All that must be equal when the key is used again: path and body. */
  content: string;
}

/** A response as it is kept. */
export interface StoredResponse {
  status: number;
  contentType: string | null;
  body: string;
  headers: Record<string, string>;
}

/**
 * Runs once for one key: whoever comes again with the same content gets the first answer, with
 * other content a refusal, and while the first is still running `request_in_progress`.
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
    // Whether the claim was made is not known: it must not keep the next try waiting.
    await whenAvailable(() => forget(db, and(eq(idempotentResponses.id, id), eq(idempotentResponses.startedAt, now))));
    throw error;
  });
  if (!isClaimed) return earlierAnswer(db, id, bodyHash, request.key);
  const alive = stayAlive(db, now, id);
  const settle = async (answer?: StoredResponse) => {
    const mine = await alive.end();
    // A failure of ours, or "come back later", is not an answer: the caller tries again with the same key.
    const isFinal = answer && answer.status < 500 && !('Retry-After' in answer.headers);
    await whenAvailable(async () => {
      if (isFinal) await db.update(idempotentResponses).set({ status: answer.status, answer: seal(answer, request.key, id) }).where(mine);
      else await forget(db, mine);
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

async function forget(db: Database, which: SQL | undefined): Promise<void> {
  await db.delete(idempotentResponses).where(which);
}

/** Seconds for which a claim is looked after that could not be settled, because the database is away. */
const settleSeconds = 20;

/**
 * What was done stays done: where the database is away just now, the caller is not kept waiting for
 * it, and the claim is settled once it is back. Otherwise the next try would wait until the claim is `lost`.
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

/** Moves the time of a claimed request on while it runs; `end` answers what tells its row from one that was taken over. */
function stayAlive(db: Database, startedAt: Date, id: string) {
  const began = performance.now();
  let seen = startedAt;
  const mine = () => and(eq(idempotentResponses.id, id), eq(idempotentResponses.startedAt, seen));
  let last = Promise.resolve();
  const timer = setInterval(() => {
    last = last.then(async () => {
      const next = new Date(startedAt.getTime() + Math.round(performance.now() - began));
      const moved = await db.update(idempotentResponses).set({ startedAt: next }).where(mine()).returning({ id: idempotentResponses.id });
      if (moved.length > 0) seen = next;
      // A database that is away for a moment costs one sign of life of five.
    }).catch(() => {});
  }, beat).unref();
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
        lt(idempotentResponses.startedAt, new Date(now.getTime() - day)),
        and(isNull(idempotentResponses.status), lt(idempotentResponses.startedAt, new Date(now.getTime() - lost))),
        // Set while the clock was ahead: it would never grow old.
        gt(idempotentResponses.startedAt, new Date(now.getTime() + day)),
      )!,
    })
    .returning({ id: idempotentResponses.id });
  return claimed.length > 0;
}

async function earlierAnswer(db: Database, id: string, bodyHash: string, key: string): Promise<StoredResponse | Refusal> {
  const [row] = await db.select().from(idempotentResponses).where(eq(idempotentResponses.id, id));
  if (row && row.bodyHash !== bodyHash) return refuse('idempotency_key_reused');
  if (!row?.answer) return refuse('request_in_progress', { retryAfter: 1 });
  return open(row.answer, key, id);
}

/** Forgets answers older than a day. */
export async function deleteExpiredResponses(db: Database, now: Date): Promise<void> {
  await db.delete(idempotentResponses).where(lt(idempotentResponses.startedAt, new Date(now.getTime() - day)));
}

/**
 * Answers hold addresses and tokens that the database keeps nowhere else in the clear. Encrypted
 * with the caller's key, of which only a hash is kept, they open only for who asks again.
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
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')) as StoredResponse;
}

function secretOf(key: string, id: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, id, 'smallshop idempotent answer', 32));
}
