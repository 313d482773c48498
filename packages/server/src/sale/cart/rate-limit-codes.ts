import type { Refusal } from '@smallshop/contract';
import type { RequestContext } from '../../shop/requests/context.ts';
import { findGiftCodes } from '../gift-card/gift-card.repo.ts';
import { consumeRateLimit } from '../../platform/limits/rate-limit.ts';
import { findKnownCodes } from '../../shop/promotion-settings/promotion.repo.ts';
import { uniqueCodes } from './cart-codes.ts';

/**
 * Unknown codes that a client may try in ten minutes. A shopper with typing errors needs a few; guessing needs
 * thousands.
 */
const rate = { what: 'discount_code', tries: 20, seconds: 600 };

/**
 * Limits how many unknown codes a client may try. Only unknown codes count. Above the limit every code is refused:
 * otherwise a client could recognise a valid code because it is accepted.
 */
export async function rateLimitCodes(
  { db, store, now, clientAddress }: RequestContext,
  codes: readonly string[] = [],
): Promise<Refusal | undefined> {
  if (codes.length === 0) return undefined;
  const wanted = uniqueCodes(codes);
  const known = new Set([
    ...(await findKnownCodes(db, store.id, wanted)),
    ...(await findGiftCodes(db, store.id, wanted)).keys(),
  ]);
  return consumeRateLimit(db, now(), rate, [store.id, clientAddress], wanted.filter((code) => !known.has(code)).length);
}
