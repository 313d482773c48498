import { serve } from '@hono/node-server';
import type { Checkout } from '@smallshop/contract';
import type { AddressInfo } from 'node:net';
import { createReadyCheckout, type Shopper } from '../../sale/checkout/shopper.harness.ts';
import type { Deps } from '../../shop/requests/context.ts';
import { openStripe } from '../../platform/stripe/stripe-account.ts';
import { createTestServer, type TestServer } from '../test-server.ts';
import { startFakeStripe, type FakeStripe } from './fake-stripe.ts';

export interface StripeShop {
  server: TestServer;
  stripe: FakeStripe;
  /** Where events go, over HTTP. */
  webhookUrl: string;
  close(): Promise<void>;
}

/** A shop with a fake Stripe. Events are held until a test delivers them. */
export async function createStripeShop({
  database,
  deps,
}: {
  database: 'pglite' | 'postgres';
  deps?: Partial<Deps>;
}): Promise<StripeShop> {
  const stripe = await startFakeStripe();
  stripe.webhooks.hold();
  const account = openStripe({ ...stripe.keys, apiUrl: stripe.url });
  const server = await createTestServer({
    database,
    deps: { payments: ['stripe', 'test', 'bank_transfer'], stripe: account, ...deps },
  });
  const listening = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const made = serve({ fetch: server.app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(made));
  });
  const webhookUrl = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/v1/webhooks/stripe`;
  stripe.webhooks.url = webhookUrl;
  return {
    server,
    stripe,
    webhookUrl,
    async close() {
      if ('closeAllConnections' in listening) listening.closeAllConnections();
      await new Promise((resolve) => listening.close(resolve));
      await stripe.stop();
      await server.close();
    },
  };
}

/** A shopper at the card form: `press` is the pay button, `confirm` what stripe.js does then. */
export interface StripeShopper extends Shopper {
  press(): ReturnType<Shopper['pay']>;
  /** Presses the button and returns the client secret. */
  begin(): Promise<{ clientSecret: string; intentId: string; paymentId: string }>;
  confirm(fields?: Record<string, string>): ReturnType<FakeStripe['confirm']>;
}

export async function atTheCardForm(
  { server, stripe }: StripeShop,
  ...till: Parameters<typeof createReadyCheckout> extends [unknown, ...infer Rest] ? Rest : never
): Promise<StripeShopper> {
  const shopper = await createReadyCheckout(server, ...till);
  let secret = '';
  const press = () => shopper.pay(undefined, { paymentMethodId: 'stripe' });
  return {
    ...shopper,
    press,
    async begin() {
      const { body, problem } = await press();
      const action = body?.payment?.action;
      if (!action?.data) throw new Error(`no action: ${JSON.stringify(problem ?? body?.payment)}`);
      secret = action.data['clientSecret']!;
      return { clientSecret: secret, intentId: secret.split('_secret_')[0]!, paymentId: action.paymentId };
    },
    confirm: (fields) => stripe.confirm(secret, fields),
  };
}

export const card = (number: string): Record<string, string> => ({ 'payment_method_data[card][number]': number });
export const method = (type: string): Record<string, string> => ({
  'payment_method_data[type]': type,
  return_url: 'https://page.example/checkout',
});

export function orderOf({ order }: Checkout): { id: string; token: string } {
  if (!order) throw new Error('There is no order.');
  return order;
}
