import { routes, refuse, minuteMs } from '@smallshop/contract';
import { and, eq, isNull } from 'drizzle-orm';
import { findCart } from '../../records/cart.repo.ts';
import { findCheckout } from '../../records/checkout.repo.ts';
import type { RequestContext } from '../../../shop/requests/context.ts';
import { hashToken, newToken } from '../../../platform/database/ids.ts';
import { bind } from '../../../shop/requests/bind-route.ts';
import { consumeRateLimit } from '../../../platform/limits/rate-limit.ts';
import { findPayment } from '../../records/payment.repo.ts';
import { testPayments, testTokens } from '../../records/payment.tables.ts';
import { readCard } from './cards.ts';
import { findTestPayment } from './test-gateway.ts';

/** A token is good for as long as a shopper takes over the last page. */
const tokenMinutes = 60;

/** Only keeps the table from being filled: the gateway takes no money. */
const tokenRate = { what: 'test_token', tries: 3000, seconds: 60 };

const isOn = ({ deps }: RequestContext) => deps.payments.includes('test');

export const testGatewayTopic = [
  bind(routes.payment.createTestToken, async (context, card) => {
    if (!isOn(context)) return refuse('not_found');
    const { db, store, now } = context;
    const limited = await consumeRateLimit(db, now(), tokenRate, [store.id, context.clientAddress]);
    if (limited) return limited;
    const read = readCard(card, now());
    if ('code' in read) return refuse(read.code, { field: read.field });
    const token = newToken('tok');
    const expiresAt = new Date(now().getTime() + tokenMinutes * minuteMs);
    await db.insert(testTokens).values({ id: hashToken(token), storeId: store.id, ...read, expiresAt });
    return { token, last4: read.last4 };
  }),

  bind(routes.payment.confirmTestPayment, async (context, { paymentId, outcome }) => {
    const { db, store, now, cartToken: token } = context;
    const payment = isOn(context) ? await findPayment(db, paymentId) : undefined;
    const checkout = payment && (await findCheckout(db, store.id, payment.checkoutId));
    const cart = checkout && (await findCart(db, { storeId: store.id, cartId: checkout.cartId, token, now: now() }));
    if (!cart) return refuse('not_found');
    const ofPayment = and(eq(testPayments.storeId, store.id), eq(testPayments.paymentId, paymentId));
    // The first answer counts: a bank does not let a shopper change their mind afterwards.
    await db
      .update(testPayments)
      .set({ confirmation: outcome })
      .where(and(ofPayment, eq(testPayments.scenario, 'needs_confirmation'), isNull(testPayments.confirmation)));
    const answered = await findTestPayment(db, store.id, paymentId);
    if (!answered?.confirmation) return refuse('not_found');
    const status: 'authorized' | 'refused' = answered.confirmation === 'approve' ? 'authorized' : 'refused';
    return { paymentId, status };
  }),
];
