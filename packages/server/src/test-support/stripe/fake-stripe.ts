import { serve } from '@hono/node-server';
import Stripe from 'stripe';
import type { AddressInfo } from 'node:net';
import { Books } from './books.ts';
import { createFakeApp } from './fake-app.ts';
import { Webhooks } from './webhooks.ts';

export const fakeKeys = { secretKey: 'sk_test_fake', publishableKey: 'pk_test_fake', webhookSecret: 'whsec_fake' };

/** Returns a response in place of the API, or kills a process under test. Undefined lets the request through. */
export type Intercept = (request: {
  method: string;
  path: string;
}) => Response | undefined | Promise<Response | undefined>;

export interface FakeStripe {
  url: string;
  keys: typeof fakeKeys;
  /** Environment variables that make a server use this fake. */
  env(): Record<string, string>;
  books: Books;
  webhooks: Webhooks;
  /** Called before a request with the secret key is processed. */
  intercept: Intercept | undefined;
  /** Called after the state changed, before the response is sent. */
  afterEffect: Intercept | undefined;
  /** Confirms as the browser does: with `card` or the given fields. Returns the HTTP status and the body. */
  confirm(
    clientSecret: string,
    fields?: Record<string, string>,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  /** Ends a payment that is processing. */
  settle(intentId: string, outcome: 'succeeded' | 'failed'): void;
  /** A refund from the dashboard. */
  refundByHand(intentId: string, amount: number): void;
  dispute(intentId: string): void;
  endDispute(intentId: string, status: 'won' | 'lost'): void;
  stop(): Promise<void>;
}

/** A connection that idles between two steps of a test must not end while a request is on its way. */
const serverOptions = { keepAliveTimeout: 75_000 };

/** Starts a fake of Stripe's API on a free port of 127.0.0.1. See README.md. */
export async function startFakeStripe({
  webhookUrl,
  port = 0,
}: { webhookUrl?: string; port?: number } = {}): Promise<FakeStripe> {
  const webhooks = new Webhooks(new Stripe(fakeKeys.secretKey), fakeKeys.webhookSecret, webhookUrl);
  const books = new Books(webhooks.emit);
  const fake: Partial<FakeStripe> = { keys: fakeKeys, books, webhooks, intercept: undefined, afterEffect: undefined };
  const app = createFakeApp(fake as FakeStripe);
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const made = serve({ fetch: app.fetch, hostname: '127.0.0.1', port, serverOptions }, () => resolve(made));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(fake, {
    url,
    env: () => ({
      STRIPE_SECRET_KEY: fakeKeys.secretKey,
      STRIPE_PUBLISHABLE_KEY: fakeKeys.publishableKey,
      STRIPE_WEBHOOK_SECRET: fakeKeys.webhookSecret,
      STRIPE_API_URL: url,
    }),
    async confirm(clientSecret: string, fields: Record<string, string> = {}) {
      const card = { 'payment_method_data[type]': 'card', 'payment_method_data[card][number]': '4242424242424242' };
      const body = new URLSearchParams({
        key: fakeKeys.publishableKey,
        client_secret: clientSecret,
        ...card,
        ...fields,
      });
      const [intentId] = clientSecret.split('_secret_');
      const response = await fetch(`${url}/v1/payment_intents/${intentId}/confirm`, { method: 'POST', body });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    settle(intentId: string, outcome: 'succeeded' | 'failed') {
      const intent = books.intent(intentId);
      if (outcome === 'succeeded') books.succeed(intent, books.answers.get(intentId)!.details);
      else
        books.fail(intent, {
          type: 'card_error',
          code: 'payment_method_provider_decline',
          message: 'The bank refused.',
        });
    },
    refundByHand: (intentId: string, amount: number) => void books.refund(intentId, amount, {}),
    dispute: (intentId: string) => books.dispute(intentId),
    endDispute: (intentId: string, status: 'won' | 'lost') => books.endDispute(intentId, status),
    async stop() {
      await webhooks.idle();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  }) as FakeStripe;
}
