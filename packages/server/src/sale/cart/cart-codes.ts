import { refuse, maxCartCodes, type Refusal } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import { findGiftCodes } from '../gift-card/gift-card.repo.ts';
import { normalizeCode } from '../../pricing/promotion/promotion-rule.ts';
import type { CartRow } from '../records/cart.tables.ts';

type Codes = Pick<CartRow, 'discountCodes' | 'giftCardIds'>;

export function uniqueCodes(codes: readonly string[]): string[] {
  return [...new Set(codes.map(normalizeCode))];
}

/**
 * Returns the codes of a cart after a change. `discountCodes` replaces the list, `giftCards` names the cards to
 * keep. A code of a gift card becomes one of the cards, and is not stored as it was entered.
 */
export async function changeCodes(
  tx: Database,
  storeId: string,
  present: Codes,
  {
    discountCodes,
    giftCards: kept,
  }: { discountCodes?: readonly string[] | undefined; giftCards?: readonly string[] | undefined },
): Promise<Codes | Refusal> {
  const typed = discountCodes && uniqueCodes(discountCodes);
  const cards = await findGiftCodes(tx, storeId, typed ?? []);
  const still = present.giftCardIds.filter((id) => kept?.includes(id) ?? true);
  const giftCardIds = [...new Set([...still, ...(typed ?? []).flatMap((code) => cards.get(code)?.id ?? [])])];
  const codes = typed ? typed.filter((code) => !cards.has(code)) : present.discountCodes;
  const tooMany =
    codes.length > maxCartCodes
      ? 'too_many_discount_codes'
      : giftCardIds.length > maxCartCodes
        ? 'too_many_gift_cards'
        : undefined;
  return tooMany
    ? refuse(tooMany, { field: 'discountCodes', detail: `A cart takes ${maxCartCodes}.` })
    : { discountCodes: codes, giftCardIds };
}
