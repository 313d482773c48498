import { refuse } from '../http/refusal.ts';
import type { Resolvers } from '../shop/resolver.ts';
import type { CardOutcome } from '../shop/shop-state.ts';

/** The test gateway's card numbers. */
export const testCards = {
  approved: '4242424242424242',
  declined: '4000000000000002',
  needsConfirmation: '4000002500003155',
} as const;

const outcomes: Record<string, CardOutcome> = {
  [testCards.approved]: 'approve',
  [testCards.declined]: 'decline',
  [testCards.needsConfirmation]: 'confirm',
};

export const paymentResolvers: Resolvers<'payment'> = {
  createTestToken(card, { shop }) {
    const number = card.number.replace(/[\s-]/g, '');
    const outcome = outcomes[number];
    if (!outcome) return refuse('card_number_invalid', { field: 'number' });
    // A card is good to the last day of its month.
    if (shop.now() >= Date.UTC(card.expiryYear, card.expiryMonth)) return refuse('card_expired', { field: 'expiryYear' });
    if (!/^\d{3,4}$/.test(card.cvc)) return refuse('card_cvc_invalid', { field: 'cvc' });
    const token = shop.nextId('tok');
    const last4 = number.slice(-4);
    shop.cardTokens.set(token, { last4, outcome });
    return { token, last4 };
  },
  confirmTestPayment({ paymentId, outcome }, { shop }) {
    if (!shop.payments.has(paymentId)) return refuse('not_found');
    const status = outcome === 'approve' ? 'authorized' : 'refused';
    shop.payments.set(paymentId, status);
    return { paymentId, status };
  },
};
