import { routes } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadyCheckout, cardToken, cards, chicago } from '../checkout/shopper.harness.ts';
import { commerceSettings } from '../../shop/store/settings.tables.ts';
import { conformsToPaymentPort, type ConformanceSubject } from '../../test-support/payment-port.conformance.ts';
import { createStripeShop, type StripeShop } from '../../test-support/stripe/stripe-shop.ts';
import { createBankTransfer } from './bank-transfer/bank-transfer.ts';
import { createCashOnDelivery } from './cash-on-delivery/cash-on-delivery.ts';
import { testPayments, testRefunds } from '../records/payment.tables.ts';
import { createProviders, paymentMethods } from './providers.ts';
import { createStripeProvider } from './stripe/stripe.ts';
import { stripePayments } from './stripe/stripe.tables.ts';
import { createTestGateway } from './test-gateway/test-gateway.ts';

describe('the ways to pay', () => {
  let shop: StripeShop;
  beforeAll(async () => {
    shop = await createStripeShop({
      database: 'pglite',
      deps: { payments: ['cash_on_delivery', 'stripe', 'test', 'bank_transfer'] },
    });
  });
  afterAll(() => shop.close());

  const storeId = () => shop.server.storeId;

  const gateway = (number: string): ConformanceSubject => ({
    storeId,
    provider: () => createTestGateway(shop.server.deps),
    token: () => cardToken(shop.server, number),
    async act(_, answer) {
      const [last] = (await shop.server.db.select().from(testPayments)).slice(-1);
      await shop.server.db
        .update(testPayments)
        .set({ confirmation: answer })
        .where(eq(testPayments.paymentId, last!.paymentId));
    },
    async taken(paymentId) {
      const [payment] = await shop.server.db.select().from(testPayments).where(eq(testPayments.paymentId, paymentId));
      const back = await shop.server.db.select().from(testRefunds).where(eq(testRefunds.paymentId, paymentId));
      const paid = !payment!.canceledAt && (payment!.scenario === 'succeeds' || payment!.confirmation === 'approve');
      return back.reduce((sum, { amount }) => sum - amount, paid ? payment!.amount : 0);
    },
  });
  conformsToPaymentPort('the test gateway with a good card', gateway(cards.good));
  conformsToPaymentPort('the test gateway with a card that asks', gateway(cards.confirm));
  conformsToPaymentPort('Stripe', {
    storeId,
    provider: () => createStripeProvider(shop.server.db, shop.server.deps.stripe!),
    async act({ data }, answer) {
      const number = answer === 'approve' ? cards.good : cards.declined;
      await shop.stripe.confirm(data!['clientSecret']!, { 'payment_method_data[card][number]': number });
    },
    async taken(paymentId) {
      const [known] = await shop.server.db.select().from(stripePayments).where(eq(stripePayments.paymentId, paymentId));
      const charge = shop.stripe.books.charge(shop.stripe.books.intent(known!.intentId));
      return charge ? charge.amount - charge.amount_refunded : 0;
    },
  });
  conformsToPaymentPort('bank transfer', { storeId, provider: createBankTransfer });
  conformsToPaymentPort('cash on delivery', { storeId, provider: createCashOnDelivery });

  it('leave Stripe out where it cannot take the amount: nothing at all, or a thousandth of a dinar', () => {
    const offered = (amount: number, currency: string) => {
      const sale = {
        settings: { bankDetails: null, cashOnDeliveryCountries: null },
        country: 'KW',
        currency,
        requiresShipping: true,
        due: { amount, currency },
      };
      return paymentMethods(shop.server.deps, sale).some(({ id }) => id === 'stripe');
    };
    expect([offered(5350, 'KWD'), offered(5355, 'KWD'), offered(1, 'JPY'), offered(0, 'EUR')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('come in the order in which they are switched on, under ids of their own', () => {
    expect(createProviders(shop.server.deps).map(({ id }) => id)).toEqual([
      'cash_on_delivery',
      'stripe',
      'test_card',
      'bank_transfer',
    ]);
  });

  it('cash on delivery makes a pending order, which the merchant marks paid', async () => {
    const shopper = await createReadyCheckout(shop.server);
    const { body } = await shopper.pay(undefined, { paymentMethodId: 'cash_on_delivery' });
    expect(body).toMatchObject({ status: 'completed', payment: { methodId: 'cash_on_delivery', status: 'pending' } });
    const { id: orderId, token: orderToken } = body!.order!;
    expect(await shop.server.ok(routes.order.get, { orderId }, { orderToken })).toMatchObject({
      status: 'pending',
      payment: { kind: 'cash_on_delivery', bankDetails: null },
    });
    expect(await shop.server.ok(routes.admin.markOrderPaid, { orderId })).toMatchObject({ status: 'paid' });
  });

  it('cash on delivery is offered where the store says so', async () => {
    const only = (countries: string[] | null) =>
      shop.server.db
        .update(commerceSettings)
        .set({ cashOnDeliveryCountries: countries })
        .where(eq(commerceSettings.storeId, storeId()));
    const [berliner, chicagoan] = [
      await createReadyCheckout(shop.server),
      await createReadyCheckout(shop.server, undefined, { address: chicago }),
    ];
    await only(['DE']);
    const offered = async (shopper: typeof berliner) => (await shopper.checkout()).paymentMethods.map(({ id }) => id);
    expect(await offered(berliner)).toContain('cash_on_delivery');
    expect(await offered(chicagoan)).not.toContain('cash_on_delivery');
    const refused = await chicagoan.pay(undefined, { paymentMethodId: 'cash_on_delivery' });
    expect(refused.problem).toMatchObject({ code: 'payment_method_unavailable', field: 'paymentMethodId' });
    await only(null);
    expect(await offered(chicagoan)).toContain('cash_on_delivery');
  });
});
