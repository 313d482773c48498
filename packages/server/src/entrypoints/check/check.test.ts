import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commerceSettings } from '../../shop/store/settings.tables.ts';
import { runCli } from '../cli/run.ts';
import { readEnv } from '../environment/env.ts';
import { startServer } from '../server/main.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';

describe('the check of a shop', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database: 'pglite' });
  });
  afterAll(() => server.close());

  const shared = () => ({
    kind: 'pglite' as const,
    db: server.db,
    ping: async () => {},
    migrate: async () => {},
    vacuum: async () => {},
    close: async () => {},
  });
  const setAccount = (bankDetails: typeof commerceSettings.$inferInsert.bankDetails) =>
    server.db
      .update(commerceSettings)
      .set({ bankDetails, orderEmails: bankDetails ? ['orders@shop.example'] : [] })
      .where(eq(commerceSettings.storeId, server.storeId));
  const account = { accountHolder: 'Shop', iban: 'DE89 3704 0044 0532 0130 00', bic: 'COBADEFFXXX', bankName: 'Bank' };
  const live = {
    SMTP_URL: 'smtp://mail.example',
    SMALLSHOP_MAIL_FROM: 'shop@example.com',
    SMALLSHOP_PUBLIC_URL: 'https://shop.example',
  };

  const check = async (env: Record<string, string>) => {
    const lines: string[] = [];
    const write = (line: string) => void lines.push(line);
    const code = await runCli(['check'], { env, out: write, error: write, openDatabase: async () => shared() });
    return { code, text: lines.join('\n') };
  };
  /** Starts the server and returns its warnings. */
  const startWarnings = async (env: Record<string, string>) => {
    const lines: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    const running = await startServer(readEnv({ PORT: '0', SMALLSHOP_DATA_DIR: server.deps.dataDir, ...env }), {
      log,
      database: shared(),
    });
    await running.stop();
    return { running, warnings: lines.map((line) => JSON.parse(line) as { msg: string; fix: string }) };
  };

  it('of a new store reports missing payment methods, bank account and mail server, each with its fix', async () => {
    await setAccount(null);
    const { code, text } = await check({});
    expect(code).toBe(1);
    expect(text).toContain(
      '- There is no payment method for "Test Shop": ordering is not possible.\n  Fix: Add stripe',
    );
    expect(text).toContain('- There is no bank account for "Test Shop"');
    expect(text).toContain('- There is no mail server');
    expect(text).toContain('- The server does not know its public address');
    expect(text).toContain('- No mail is sent for an order at "Test Shop".');
    expect(text).toContain('5 problems found.');
  });

  it('finds nothing in a shop that is ready to sell', async () => {
    await setAccount(account);
    expect(await check(live)).toEqual({ code: 0, text: 'No problems found.' });
  });

  it('reports that mails of the test mode stay in the outbox', async () => {
    await setAccount(account);
    const { SMTP_URL: _, ...withoutMail } = live;
    const { text } = await check({ ...withoutMail, SMALLSHOP_TEST_MODE: 'on' });
    expect(text).toContain(
      '- There is no mail server: all mails stay in the outbox and are not sent.\n  Fix: Set SMTP_URL',
    );
  });

  it('reports test mode, Stripe’s test keys and an address without encryption', async () => {
    await setAccount(account);
    expect(
      (await check({ ...live, SMALLSHOP_TEST_MODE: 'on', SMALLSHOP_PAYMENTS: 'test,bank_transfer' })).text,
    ).toContain('Test mode is on: anybody can order with a test card');
    const keys = {
      STRIPE_SECRET_KEY: `sk_test_${'a'.repeat(24)}`,
      STRIPE_PUBLISHABLE_KEY: `pk_test_${'a'.repeat(24)}`,
      STRIPE_WEBHOOK_SECRET: `whsec_${'a'.repeat(24)}`,
    };
    expect((await check({ ...live, ...keys, SMALLSHOP_PAYMENTS: 'stripe' })).text).toContain(
      'STRIPE_SECRET_KEY is a test key',
    );
    expect((await check({ ...live, SMALLSHOP_PUBLIC_URL: 'http://shop.example' })).text).toContain(
      'http://shop.example is not encrypted',
    );
  });

  it('logs one warning for each at start: payment method, bank account, mail server', async () => {
    await setAccount(null);
    const { running, warnings } = await startWarnings({});
    expect(warnings.map(({ msg }) => msg.split(/ for |:/)[0])).toEqual([
      'There is no payment method',
      'There is no bank account',
      'There is no mail server',
    ]);
    expect(warnings.every(({ fix }) => fix.endsWith('.'))).toBe(true);
    expect(running.outboxUrl).toBeUndefined();
    await setAccount(account);
    expect((await startWarnings(live)).warnings).toEqual([]);
  });

  it('warns of the demo on a public address, not on this machine, where its outbox has a link', async () => {
    await setAccount(account);
    const demo = { SMALLSHOP_TEST_MODE: 'on', SMALLSHOP_PAYMENTS: 'test,bank_transfer' };
    const { running, warnings } = await startWarnings(demo);
    expect(warnings).toEqual([]);
    expect(running.outboxUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/outbox\/[\w-]{43}$/);
    expect(
      (await startWarnings({ ...demo, SMALLSHOP_PUBLIC_URL: 'https://shop.example' })).warnings.map(({ msg }) => msg),
    ).toEqual([expect.stringContaining('Test mode is on for https://shop.example')]);
  });
});
