import type { RequestContext } from './context.ts';
import { consumeRateLimit, type Rate } from '../../platform/limits/rate-limit.ts';
import type { Refusal } from '../../platform/errors/refusal.ts';

const seconds = 600;

/**
 * What one address may write in ten minutes. Each of these leaves a row in the database, and needs no more than the
 * public key. Far above what the shoppers of one office or one mobile network do; all shoppers share them only where
 * a proxy is not named in SMALLSHOP_TRUSTED_PROXIES.
 */
const writeLimits = {
  cart: { what: 'cart', tries: 2000, seconds },
  consentRecord: { what: 'consent_record', tries: 2000, seconds },
  idempotencyKey: { what: 'idempotency_key', tries: 10_000, seconds },
} satisfies Record<string, Rate>;

/** Counts one write of the address that asks; a refusal where there were too many. */
export function limitWrites({ db, now, store, clientAddress }: Pick<RequestContext, 'db' | 'now' | 'clientAddress'> & { store: { id: string } }, kind: keyof typeof writeLimits): Promise<Refusal | undefined> {
  return consumeRateLimit(db, now(), writeLimits[kind], [store.id, clientAddress]);
}
