import { routes } from '@smallshop/contract';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStore } from '../../shop/settings/create-store.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { issue, read } from './gift-card.fixture.ts';

const nextYear = '2035-01-01T00:00:00.000Z';

describe.each(testDatabases)('gift cards of a merchant on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({ database });
  });
  afterAll(() => server.close());

  it('are issued with a code that is returned once and not stored', async () => {
    const { giftCard, code } = await issue(server, 5000, { note: 'Sold over the counter', expiresAt: nextYear });
    expect(giftCard).toMatchObject({
      last4: code.slice(-4),
      initial: { amount: 5000, currency: 'EUR' },
      balance: { amount: 5000, currency: 'EUR' },
      expiresAt: nextYear,
      disabled: false,
      note: 'Sold over the counter',
    });
    expect(await read(server, { giftCard })).toMatchObject({
      ...giftCard,
      entries: [{ type: 'issue', amount: { amount: 5000 }, orderId: null }],
    });
    const kept =
      JSON.stringify(await server.db.execute(sql`select * from gift_cards`)) +
      JSON.stringify(await server.db.execute(sql`select * from idempotent_answers`));
    expect(kept).toContain(giftCard.id);
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(code.replaceAll('-', ''));
  });

  it('can have the code they were given out with elsewhere, once', async () => {
    const { giftCard, code } = await issue(server, 100, { code: 'paper 2024 0000 7731' });
    expect([code, giftCard.last4]).toEqual(['paper 2024 0000 7731', '7731']);
    const again = await server.call(routes.giftCard.issue, {
      amount: { amount: 100, currency: 'EUR' },
      code: 'PAPER-2024-OOOO-773l',
    });
    expect(again.problem).toMatchObject({ status: 409, code: 'gift_card_code_taken', field: 'code' });
  });

  it.each([
    ['amount.amount', { amount: { amount: 0, currency: 'EUR' } }],
    ['amount.amount', { amount: { amount: 10.5, currency: 'EUR' } }],
    ['amount.currency', { amount: { amount: 100, currency: 'EURO' } }],
    ['amount.currency', { amount: { amount: 100, currency: 'XYZ' } }],
    ['code', { amount: { amount: 100, currency: 'EUR' }, code: 'SHORT' }],
    ['code', { amount: { amount: 100, currency: 'EUR' }, code: 'TWELVE CHARS!' }],
    ['expiresAt', { amount: { amount: 100, currency: 'EUR' }, expiresAt: '2020-01-01T00:00:00Z' }],
    ['expiresAt', { amount: { amount: 100, currency: 'EUR' }, expiresAt: 'tomorrow' }],
  ])('are refused with the wrong field: %s', async (field, input) => {
    const { problem } = await server.call(routes.giftCard.issue, input);
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request', field });
  });

  it('can be disabled and enabled, get another expiry and another note, and keep their balance', async () => {
    const issued = await issue(server, 700);
    const change = (changes: object) =>
      server.ok(routes.giftCard.update, { giftCardId: issued.giftCard.id, ...changes });
    expect(await change({ disabled: true })).toMatchObject({ disabled: true, balance: { amount: 700 }, note: '' });
    expect(await change({ disabled: false, expiresAt: nextYear, note: 'Found again' })).toMatchObject({
      disabled: false,
      expiresAt: nextYear,
      note: 'Found again',
    });
    expect(await change({ expiresAt: null })).toMatchObject({ expiresAt: null, note: 'Found again' });
    expect(await change({})).toMatchObject({ note: 'Found again', balance: { amount: 700 } });
  });

  it('are listed newest first, page by page', async () => {
    const made: string[] = [];
    for (let nth = 0; nth < 5; nth++) made.unshift((await issue(server, 100 + nth)).giftCard.id);
    const found: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await server.ok(routes.giftCard.list, { limit: 2, ...(cursor && { cursor }) });
      found.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(found.filter((id) => made.includes(id))).toHaveLength(5);
    expect(new Set(found).size).toBe(found.length);
    expect((await server.call(routes.giftCard.list, { cursor: 'nonsense' })).problem).toMatchObject({
      code: 'invalid_request',
      field: 'cursor',
    });
  });

  it('have a ledger that cannot be changed, and a balance that cannot fall below zero', async () => {
    await issue(server, 300);
    for (const statement of [
      'update gift_card_entries set amount = 1',
      'delete from gift_card_entries',
      'truncate gift_card_entries',
    ]) {
      await expect(server.db.execute(sql.raw(statement))).rejects.toThrow();
    }
    await expect(server.db.execute(sql`update gift_cards set balance = -1`)).rejects.toThrow();
    await expect(server.db.execute(sql`update gift_cards set balance = initial_amount + 1`)).rejects.toThrow();
  });

  it('are out of reach of another store and of the public key', async () => {
    const issued = await issue(server, 900);
    const other = await createStore(server.db, {
      name: 'Other',
      languages: ['en'],
      defaultLanguage: 'en',
      defaultCountry: 'US',
      markets: [],
      origins: ['https://other.example'],
    });
    const giftCardId = issued.giftCard.id;
    for (const call of [
      server.call(routes.giftCard.get, { giftCardId }, { key: other.secretKey }),
      server.call(routes.giftCard.update, { giftCardId, disabled: true }, { key: other.secretKey }),
    ])
      expect((await call).problem).toMatchObject({ status: 404, code: 'gift_card_not_found' });
    expect(await server.ok(routes.giftCard.list, {}, { key: other.secretKey })).toEqual({
      items: [],
      nextCursor: null,
    });
    expect((await server.call(routes.giftCard.get, { giftCardId }, { key: server.publishableKey })).problem?.code).toBe(
      'key_not_permitted',
    );
    // The same code is another card there.
    const twin = await server.ok(
      routes.giftCard.issue,
      { amount: { amount: 1, currency: 'EUR' }, code: issued.code },
      { key: other.secretKey },
    );
    expect(twin.giftCard.id).not.toBe(giftCardId);
  });
});
