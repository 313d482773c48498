import { refuse } from '@smallshop/contract';
import { pageOf } from '../catalog/page.ts';
import type { Resolvers } from '../shop/resolver.ts';
import { canonical, lastFour, type GiftCardRecord } from './gift-card.data.ts';
import { giftCardOf, showGiftCard } from './gift-card.views.ts';

export const giftCardResolvers: Resolvers<'giftCard'> = {
  issue({ amount, code: given, expiresAt = null, note = '' }, { shop }) {
    const id = shop.nextId('giftcard');
    const code = given ?? `GIFT-MADE-0000-${String(1000 + shop.giftCards.size)}`;
    if (!/^[A-Z0-9]{12,40}$/.test(canonical(code)))
      return refuse('invalid_request', { field: 'code', errors: [{ field: 'code', code: 'invalid' }] });
    if (giftCardOf(shop, code)) return refuse('gift_card_code_taken', { field: 'code' });
    const createdAt = new Date(shop.now()).toISOString();
    const record: GiftCardRecord = {
      code,
      card: { id, last4: lastFour(code), initial: amount, expiresAt, disabled: false, note, createdAt },
      entries: [{ type: 'issue', amount, orderId: null, at: createdAt }],
    };
    shop.giftCards.set(id, record);
    return { giftCard: showGiftCard(record), code };
  },
  list: (input, { shop }) => pageOf([...shop.giftCards.values()].map(showGiftCard).reverse(), input),
  get({ giftCardId }, { shop }) {
    const record = shop.giftCards.get(giftCardId);
    return record ? { ...showGiftCard(record), entries: record.entries } : refuse('gift_card_not_found');
  },
  update({ giftCardId, ...input }, { shop }) {
    const record = shop.giftCards.get(giftCardId);
    if (!record) return refuse('gift_card_not_found');
    const { disabled = record.card.disabled, expiresAt = record.card.expiresAt, note = record.card.note } = input;
    record.card = { ...record.card, disabled, expiresAt, note };
    return showGiftCard(record);
  },
};
