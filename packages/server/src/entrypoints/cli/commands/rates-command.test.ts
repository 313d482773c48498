import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, testKey, type TestServer } from '../../../test-support/test-server.ts';
import { runCli } from '../run.ts';

describe('exchange rates on the command line', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database: 'pglite' });
  });
  afterAll(() => server.close());

  const run = async (...args: string[]) => {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const openDatabase = async () => ({
      db: server.db,
      kind: 'pglite' as const,
      ping: async () => {},
      migrate: async () => {},
      vacuum: async () => {},
      close: async () => {},
    });
    return { code: await runCli(args, { env: {}, out: say, error: say, openDatabase }), text: lines.join('\n') };
  };

  it('are set, listed and removed; the only store needs no name', async () => {
    expect((await run('rates', 'list')).text).toBe('No prices are converted. The store’s own currency is USD.');
    expect(await run('rates', 'set', 'KWD', '0.3065', '--rounding', '.95', '--date', '2026-11-01')).toEqual({
      code: 0,
      text: '1 USD = 0.3065 KWD as of 2026-11-01, rounding .95. Prices are converted.',
    });
    expect((await run('rates', 'list', '--store', testKey)).text).toBe(
      '1 USD = 0.3065 KWD as of 2026-11-01, rounding .95',
    );
    expect(await run('rates', 'remove', 'KWD')).toMatchObject({ code: 0 });
    expect(await run('rates', 'remove', 'KWD')).toMatchObject({
      code: 2,
      text: expect.stringContaining('There is no rate to KWD.'),
    });
  });

  it.each([
    [['KWD'], /Name one currency and one rate/],
    [['KWD', '0,31'], /0,31 is no rate/],
    [['KWD', '0.31', '--rounding', '.50'], /--rounding \.50 is unknown: write one of exact whole \.99 \.95 nearest_5/],
    [['XYZ', '2'], /XYZ is no currency/],
    [['KWD', '0.31', '--date', '2999-01-01'], /has not come/],
    [['KWD', '999999999999'], /At the rate 999999999999, the price of ".+", \$.+ is more than .+: set a lower rate/],
    [['KWD', '0.31', '--store', 'pk_nobody'], /There is no store "pk_nobody"/],
  ])('called with %j say what is wrong and how it is done', async (args, message) => {
    const { code, text } = await run('rates', 'set', ...args);
    expect(code).toBe(2);
    expect(text).toMatch(message);
    expect(text).toContain('Usage: smallshop rates set');
  });
});
