import type { Refusal } from '@smallshop/contract';
import type { RequestContext } from './context.ts';
import { consumeRateLimit, type Attempt, type Rate } from '../../platform/limits/rate-limit.ts';

const seconds = 600;

/**
 * Limits for the writes of one network address in ten minutes. Each of these writes adds a row to the database and
 * needs only the public key. The limits are far above the use of all shoppers in one office or one mobile network.
 * All shoppers share one limit only if a proxy is missing in SMALLSHOP_TRUSTED_PROXIES.
 */
const writeLimits = {
  cart: { what: 'cart', tries: 2000, seconds },
  consentRecord: { what: 'consent_record', tries: 2000, seconds },
  idempotencyKey: { what: 'idempotency_key', tries: 10_000, seconds },
} satisfies Record<string, Rate>;

/** The limit for the idempotency keys of the client's address. */
export function limitOfKeys({ store, clientAddress }: Pick<RequestContext, 'store' | 'clientAddress'>): Attempt {
  return { rate: writeLimits.idempotencyKey, who: [store.id, clientAddress] };
}

/** Counts one write of the client's address. Returns a refusal if there were too many. */
export function limitWrites(
  { db, now, store, clientAddress }: Pick<RequestContext, 'db' | 'now' | 'clientAddress'> & { store: { id: string } },
  kind: 'cart' | 'consentRecord',
): Promise<Refusal | undefined> {
  return consumeRateLimit(db, now(), writeLimits[kind], [store.id, clientAddress]);
}
