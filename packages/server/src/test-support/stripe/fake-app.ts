import { Hono, type Context } from 'hono';
import { cors } from 'hono/cors';
import type Stripe from 'stripe';
import { answerApi } from './api.ts';
import { answerBank, confirm } from './confirm.ts';
import type { FakeStripe } from './fake-stripe.ts';
import { parseForm, textAt, type Form } from './form.ts';
import { IdempotencyKeys } from './idempotency.ts';
import { redirectPage, threeDSecurePage } from './pages.ts';
import { StripeApiError } from './stripe-api-error.ts';

export function createFakeApp(fake: FakeStripe): Hono {
  const { books, keys } = fake;
  const app = new Hono();
  app.use(cors());
  app.onError((error) => {
    if (!(error instanceof StripeApiError)) throw error;
    return Response.json({ error: error.body }, { status: error.status });
  });
  app.notFound((c) =>
    Response.json({ error: StripeApiError.unknown(`${c.req.method} ${c.req.path}`).body }, { status: 404 }),
  );
  browserRoutes(app, fake);
  const once = new IdempotencyKeys();

  const api = async (c: Context, route: string): Promise<Response> => {
    if (c.req.header('Authorization') !== `Bearer ${keys.secretKey}`)
      throw new StripeApiError(401, { type: 'invalid_request_error', message: 'Invalid API Key provided' });
    const asked = { method: c.req.method, path: c.req.path };
    const instead = await fake.intercept?.(asked);
    if (instead) return instead;
    const text = c.req.method === 'GET' ? new URL(c.req.url).search.slice(1) : await c.req.text();
    const work = async () => {
      try {
        return { status: 200, body: JSON.stringify(answerApi(books, route, c.req.param('id') ?? '', parseForm(text))) };
      } catch (error) {
        if (!(error instanceof StripeApiError)) throw error;
        return { status: error.status, body: JSON.stringify({ error: error.body }) };
      }
    };
    const { status, body, replayed } = await once.once(
      c.req.header('Idempotency-Key'),
      `${c.req.method} ${c.req.path} ${text}`,
      work,
    );
    const lost = await fake.afterEffect?.(asked);
    return (
      lost ??
      new Response(body, {
        status,
        headers: {
          'Content-Type': 'application/json',
          'Request-Id': 'req_fake',
          ...(replayed && { 'Idempotent-Replayed': 'true' }),
        },
      })
    );
  };
  for (const resource of ['payment_intents', 'refunds', 'disputes', 'payment_method_domains']) {
    for (const path of [`/v1/${resource}`, `/v1/${resource}/:id`, `/v1/${resource}/:id/cancel`]) {
      app.on(['GET', 'POST'], path, (c) => api(c, `${c.req.method} ${path}`));
    }
  }
  return app;
}

/** What needs the publishable key and the client secret, and the pages of the bank. */
function browserRoutes(app: Hono, { books, keys, webhooks }: FakeStripe): void {
  const opened = (id: string, secret: string | undefined): Stripe.PaymentIntent => {
    const intent = books.intent(id);
    if (intent.client_secret !== secret) throw StripeApiError.missing('payment_intent', id);
    return intent;
  };
  const checkKey = (key: string | undefined) => {
    if (key !== keys.publishableKey)
      throw new StripeApiError(401, { type: 'invalid_request_error', message: 'Invalid API Key provided' });
  };
  const form = async (c: Context): Promise<Form> => parseForm(await c.req.text());
  const base = (c: Context) => new URL(c.req.url).origin;

  app.get('/v1/payment_intents/:id', async (c, next) => {
    if (!c.req.query('key')) return next();
    checkKey(c.req.query('key'));
    return c.json(opened(c.req.param('id'), c.req.query('client_secret')));
  });
  app.post('/v1/payment_intents/:id/confirm', async (c) => {
    const body = await form(c);
    checkKey(textAt(body, 'key'));
    const intent = opened(c.req.param('id'), textAt(body, 'client_secret'));
    confirm(books, intent, body, base(c));
    return c.json(intent);
  });
  app.get('/fake/3ds/:id', (c) =>
    c.html(threeDSecurePage(opened(c.req.param('id'), c.req.query('client_secret')).id, c.req.query('client_secret')!)),
  );
  app.post('/fake/3ds/:id', async (c) => {
    const body = await form(c);
    const intent = opened(c.req.param('id'), textAt(body, 'client_secret'));
    answerBank(books, intent, textAt(body, 'outcome') === 'complete' ? 'complete' : 'fail');
    return c.json(intent);
  });
  app.get('/fake/redirect/:id', (c) =>
    c.html(redirectPage(opened(c.req.param('id'), c.req.query('client_secret')).id, c.req.query('client_secret')!)),
  );
  app.get('/fake/redirect/:id/:outcome', (c) => {
    const intent = opened(c.req.param('id'), c.req.query('client_secret'));
    const back = new URL(intent.next_action!.redirect_to_url!.return_url!);
    const outcome = c.req.param('outcome') === 'complete' ? 'complete' : 'fail';
    answerBank(books, intent, outcome);
    back.searchParams.set('payment_intent', intent.id);
    back.searchParams.set('payment_intent_client_secret', intent.client_secret!);
    back.searchParams.set('redirect_status', outcome === 'complete' ? 'succeeded' : 'failed');
    return c.redirect(back.href);
  });
  app.post('/fake/webhook-url', async (c) => {
    webhooks.url = (await c.req.json<{ url: string }>()).url;
    return c.body(null, 204);
  });
}
