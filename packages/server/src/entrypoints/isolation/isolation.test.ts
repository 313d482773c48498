import { routes, type Route, type RouteInput } from '@smallshop/contract';
import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOptions, Reply } from '../../test-support/call-routes.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { isolationCases, type IsolationCase } from './isolation.cases.ts';
import { createOtherStore, createOwnThings, paint, type OtherStore, type OwnThings } from './isolation.fixture.ts';

const named = <T>(groups: object) =>
  Object.entries(groups).flatMap(([group, members]) =>
    Object.entries(members as Record<string, T>).map(([name, member]) => [`${group}.${name}`, member] as const),
  );
const contract = new Map<string, Route>(named<Route>(routes));
const cases = new Map<string, IsolationCase>(named<IsolationCase>(isolationCases));

/** What the server serves besides the contract. None of it is limited to a store by a key. */
const notInContract = [
  'GET /healthz',
  'GET /readyz',
  'GET /v1/openapi.json',
  'GET /.well-known/gpc.json',
  'POST /v1/webhooks/:provider',
  'GET /v1/consent-receipt.schema.json',
  'GET /media/:imageId/:name',
  'GET /media/files/:file',
  'GET /downloads/:id/:token',
];

describe('a store on a server with another store', { timeout: 60_000 }, () => {
  let server: TestServer;
  let own: OwnThings;
  let other: OtherStore;
  beforeAll(async () => {
    const bytes = await paint('teal');
    const fetchOutside = (url: string) => Promise.resolve({ url, status: 200, headers: new Headers(), bytes });
    server = await createTestServer({ database: 'pglite', deps: { fetchOutside } });
    own = await createOwnThings(server);
    other = await createOtherStore(server);
  });
  afterAll(() => server.close());

  it('has an isolation case for each route, and each route is in the contract', () => {
    expect([...cases.keys()].sort(), 'add the case to isolation.cases.ts').toEqual([...contract.keys()].sort());
    const mounted = server.app.routes.flatMap(({ method, path }) => (method === 'ALL' ? [] : [`${method} ${path}`]));
    const ofContract = [...contract.values()].map(({ endpoint }) => endpoint.replace(/\{(\w+)\}/g, ':$1'));
    const rest = mounted.filter((one) => !ofContract.includes(one));
    expect([...new Set(rest)].sort()).toEqual(notInContract.sort());
  });

  it('is out of reach of other keys and tokens, on every route', async () => {
    const before = await rowsOfStore(server, other);
    for (const [name, route] of contract) {
      if (route.key === 'none') continue;
      const refusals = {
        key_missing: '',
        key_unknown: route.key === 'secret' ? 'sk_of_nobody' : 'pk_of_nobody',
        key_not_permitted: route.key === 'secret' ? server.publishableKey : server.secretKey,
      };
      for (const [code, key] of Object.entries(refusals))
        expect((await call(name, { key })).problem?.code, name).toBe(code);
      await attempt(name);
    }
    expect(await rowsOfStore(server, other), 'rows of the store').toEqual(before);
  });

  // In the order of the table: an order is shipped before it is returned.
  it.each([...contract.keys()])('serves %s with its own key and token', async (name) => {
    expect((await call(name, { idempotencyKey: `isolation-${name}` })).problem).toBeUndefined();
  });

  it('is out of reach also with the idempotency keys of its own requests', async () => {
    const before = await rowsOfStore(server, other);
    for (const [name, route] of contract)
      if (route.key !== 'none' && !route.endpoint.startsWith('GET ')) await attempt(name, `isolation-${name}`);
    expect(await rowsOfStore(server, other), 'rows of the store').toEqual(before);
  });

  function call(name: string, options: CallOptions): Promise<Reply<Route>> {
    const [route, one] = [contract.get(name)!, cases.get(name)!];
    const token = tokenHeader(route, one.token?.(own));
    return server.call(route, one.input(own) as RouteInput<Route>, { ...token, ...options });
  }

  /** Sends the request of a case with the key of the other store, and with every token that is not its own. */
  async function attempt(name: string, idempotencyKey?: string): Promise<void> {
    const [route, one] = [contract.get(name)!, cases.get(name)!];
    const repeated = idempotencyKey === undefined ? {} : { idempotencyKey };
    const key = route.key === 'secret' ? other.secretKey : other.publishableKey;
    const foreign = await call(name, { ...repeated, key });
    // The other store is served too, if the request names nothing: about itself.
    expect(foreign.problem?.code, name).toBe(one.elsewhere === 'own' ? undefined : one.elsewhere);
    const [sent, shown] = [JSON.stringify(one.input(own)), JSON.stringify(foreign.body ?? null)];
    expect(
      own.marks.filter((mark) => shown.includes(mark) && !sent.includes(mark)),
      name,
    ).toEqual([]);
    if (!route.token) return;
    const others = [own.cart, own.checkout, own.confirming, own.order, own.secondOrder].map(({ token }) => token);
    for (const token of [...others, other.cartToken, 'x']) {
      if (token === one.token!(own)) continue;
      const { problem } = await call(name, { ...repeated, ...tokenHeader(route, token) });
      expect(problem?.code, name).toBe(one.elsewhere);
    }
    const missing = await server.call(route, one.input(own) as RouteInput<Route>, repeated);
    expect(missing.problem, name).toMatchObject({ code: 'invalid_request', field: expect.stringMatching(/-Token$/) });
  }
});

function tokenHeader({ token: kind }: Route, token: string | undefined): CallOptions {
  if (token === undefined) return {};
  return kind === 'order' ? { orderToken: token } : { cartToken: token };
}

/**
 * Rows are named by a hash, with the store in it or of the text of a notice, or by a variant: they do not name the
 * store.
 */
const withoutStore = ['rate_limits', 'idempotent_answers', 'consent_notices', 'imported_quantities'];

/** A hash of the rows of each table that do not belong to the other store. */
async function rowsOfStore(server: TestServer, { storeId }: OtherStore): Promise<object> {
  const rowsOf = async <T>(statement: SQL) => ((await server.db.execute(statement)) as { rows: T[] }).rows;
  const tables = await rowsOf<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const hashes = tables.flatMap(({ name }) => {
    if (withoutStore.includes(name)) return [];
    return [
      sql`select ${name} as name, md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as hash
        from ${sql.identifier(name)} as t where position(${storeId} in t::text) = 0`,
    ];
  });
  const found = await rowsOf<{ name: string; hash: string }>(sql.join(hashes, sql` union all `));
  return Object.fromEntries(found.map(({ name, hash }) => [name, hash]));
}
