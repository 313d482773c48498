import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atTheCardForm, createStripeShop, type StripeShop } from '../../../test-support/stripe/stripe-shop.ts';
import { runCli } from '../run.ts';

describe('smallshop webhooks replay', () => {
  let shop: StripeShop;
  beforeAll(async () => {
    shop = await createStripeShop({ database: 'pglite' });
  });
  afterAll(() => shop.close());

  const run = async (...args: string[]) => {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const env = { SMALLSHOP_PAYMENTS: 'stripe', ...shop.stripe.env() };
    const openDatabase = async () => ({
      db: shop.server.db,
      kind: 'pglite' as const,
      ping: async () => {},
      migrate: async () => {},
      vacuum: async () => {},
      close: async () => {},
    });
    const code = await runCli(['webhooks', 'replay', ...args], { env, out: say, error: say, openDatabase });
    return { code, text: lines.join('\n') };
  };

  it('handles what failed, once it can, and one event or all since a moment again without harm', async () => {
    const shopper = await atTheCardForm(shop);
    await shopper.begin();
    await shopper.confirm();
    shop.stripe.intercept = () => new Response('', { status: 500, headers: { 'Stripe-Should-Retry': 'false' } });
    await shop.stripe.webhooks.deliver();
    expect(await run()).toMatchObject({ code: 1, text: expect.stringContaining('0 handled, 1 failed.') });
    shop.stripe.intercept = undefined;
    expect(await run()).toMatchObject({
      code: 0,
      text: expect.stringMatching(/handled {2}evt_\w+ {2}payment_intent\.succeeded {2}pay_\w+\n1 handled, 0 failed\./),
    });
    const { order } = await shopper.checkout();
    expect(order).not.toBeNull();
    expect((await run()).text).toBe('0 handled, 0 failed.');
    const { id } = shop.stripe.webhooks.events.at(-1)!;
    expect((await run(id)).text).toContain('1 handled, 0 failed.');
    expect((await run('--since', '2026-01-01T00:00:00Z')).text).toContain('1 handled, 0 failed.');
    expect((await run('--since', '2126-01-01T00:00:00Z')).text).toContain('0 handled, 0 failed.');
    expect((await shopper.checkout()).order).toEqual(order);
  });

  it('says what is wrong with a call', async () => {
    expect(await run('evt_none')).toMatchObject({
      code: 2,
      text: expect.stringContaining('There is no event evt_none.'),
    });
    expect(await run('--since', 'yesterday')).toMatchObject({
      code: 2,
      text: expect.stringContaining('--since yesterday is no time'),
    });
    expect(await run('a', 'b')).toMatchObject({
      code: 2,
      text: expect.stringContaining('Usage: smallshop webhooks replay'),
    });
  });
});
