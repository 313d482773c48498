import { refuse } from '../http/refusal.ts';
import type { Resolvers } from '../shop/resolver.ts';
import { cardOutcomes } from './test-cards.ts';

export const paymentResolvers: Resolvers<'payment'> = {
  createTestToken(card, { shop }) {
    const number = card.number.replace(/[\s-]/g, '');
    const outcome = Object.hasOwn(cardOutcomes, number) ? cardOutcomes[number] : undefined;
    if (!outcome) return refuse('card_number_invalid', { field: 'number' });
    // Good to the end of its month everywhere on earth: twelve hours into the next one in UTC.
    if (shop.now() >= Date.UTC(card.expiryYear, card.expiryMonth, 1, 12)) return refuse('card_expired', { field: 'expiryYear' });
    if (!/^\d{3}$/.test(card.cvc)) return refuse('card_cvc_invalid', { field: 'cvc' });
    const token = shop.nextId('tok');
    const last4 = number.slice(-4);
    shop.cardTokens.set(token, { last4, outcome });
    return { token, last4 };
  },
  confirmTestPayment({ paymentId, outcome }, { shop, cartToken }) {
    const payment = shop.payments.get(paymentId);
    if (!payment || payment.cartToken !== cartToken) return refuse('not_found');
    // The first answer counts: a bank lets nobody change their mind afterwards.
    if (payment.status === 'waiting') payment.status = outcome === 'approve' ? 'authorized' : 'refused';
    return { paymentId, status: payment.status };
  },
};
