import { refuse } from '@smallshop/contract';
import type { Resolvers } from '../shop/resolver.ts';
import { cardOutcomes } from './test-cards.ts';

export const paymentResolvers: Resolvers<'payment'> = {
  createTestToken(card, { shop }) {
    const number = card.number.replace(/[\s-]/g, '');
    const outcome = Object.hasOwn(cardOutcomes, number) ? cardOutcomes[number] : undefined;
    if (!outcome) return refuse('card_number_invalid', { field: 'number' });
    // Valid until its month has ended everywhere on earth: twelve hours into the next month in UTC.
    if (shop.now() >= Date.UTC(card.expiryYear, card.expiryMonth, 1, 12))
      return refuse('card_expired', { field: 'expiryYear' });
    if (!/^\d{3}$/.test(card.cvc)) return refuse('card_cvc_invalid', { field: 'cvc' });
    const token = shop.nextId('tok');
    const last4 = number.slice(-4);
    shop.cardTokens.set(token, { last4, outcome });
    return { token, last4 };
  },
  confirmTestPayment({ paymentId, outcome }, { shop, cartToken }) {
    const payment = shop.payments.get(paymentId);
    if (!payment || payment.cartToken !== cartToken) return refuse('not_found');
    // Only the first answer counts: at a bank, an answer cannot be changed afterwards.
    if (payment.status === 'waiting') payment.status = outcome === 'approve' ? 'authorized' : 'refused';
    return { paymentId, status: payment.status };
  },
};
