import { routes } from '@smallshop/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestOrder } from '../../../packages/server/src/orders/fulfillment/order-flow.harness.ts';
import { createReadyCheckout } from '../../../packages/server/src/sale/checkout/shopper.harness.ts';
import { fastestDatabase, isLongForm } from '../../../packages/server/src/test-support/test-database.ts';
import { decision } from '../../../packages/server/src/entrypoints/isolation/isolation.fixture.ts';
import { createTestServer, type TestServer } from '../../../packages/server/src/test-support/test-server.ts';
import { createResponseCheck } from './check-response.ts';
import { createKnownValues } from './known-values.ts';
import { operationsOf, type OpenApiDocument } from './operations.ts';
import { createRequestArbitrary, type FuzzRequest } from './request-arbitrary.ts';
import { createSchemaArbitrary } from './schema-arbitrary.ts';

const count = isLongForm ? 20_000 : 2000;
/** `SMALLSHOP_FUZZ_SEED` repeats a run. The long form begins with another seed each time. */
const seed = Number(process.env['SMALLSHOP_FUZZ_SEED'] ?? (isLongForm ? Date.now() % 2 ** 31 : 20_261_130));
const restoreEvery = 150;

describe('requests that the OpenAPI document describes, and ones that are nearly so', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await createTestServer({
      database: fastestDatabase,
      deps: { payments: ['test', 'bank_transfer', 'cash_on_delivery'] },
    });
  });
  afterAll(() => server.close());

  it(`get documented responses, ${count} times with seed ${seed}`, { timeout: 900_000 }, async () => {
    const document = (await (await server.app.request('http://shop.test/v1/openapi.json')).json()) as OpenApiDocument;
    const operations = operationsOf(document);
    const inUse = await namesInUse(server);
    const known = createKnownValues(Object.keys(document.paths), {
      isProtected: (name, value) => inUse.has(`${name} ${value}`),
    });
    await fill(server, known);
    const schemas = createSchemaArbitrary(document.components.schemas, known.field);
    const keys = { publishable: server.publishableKey, secret: server.secretKey };
    const requestOf = createRequestArbitrary(schemas, known, keys);
    const check = createResponseCheck(document);
    const restore = await savedSettings(server, operations);
    const failures: string[] = [];
    const statuses = new Map<string, Set<number>>();
    for (let nth = 0; nth < count && failures.length < 20; nth += 1) {
      const operation = operations[nth % operations.length]!;
      const [request] = fc.sample(requestOf(operation), { seed: seed + nth, numRuns: 1 }) as [FuzzRequest];
      const { path, ...init } = request;
      const response = await server.app.request(`http://shop.test${path}`, init as RequestInit);
      const error = await check(operation, response.clone());
      if (error) failures.push(describeFailure(nth, request, error, keys));
      const seen = statuses.get(operation.operationId) ?? new Set();
      statuses.set(operation.operationId, seen.add(response.status));
      if (response.ok && response.status !== 204) {
        const token = request.headers['Cart-Token'] ?? request.headers['Order-Token'];
        known.harvest(operation.path, await response.json(), token === undefined ? {} : { token });
      }
      if (nth % restoreEvery === restoreEvery - 1) await restore();
      if (nth % 10 === 9) server.advance(30_000);
    }
    expect(failures.join('\n\n')).toBe('');
    // A generator that no longer makes valid requests finds nothing.
    const succeeded = operations.filter(({ operationId }) => [...statuses.get(operationId)!].some((one) => one < 300));
    const names = succeeded.map(({ operationId }) => operationId);
    expect(names.length).toBeGreaterThan(operations.length * 0.6);
    // Of fifteen attempts at each, all may fail.
    const basics = ['cart.create', 'cart.addLines', 'checkout.complete', 'order.get'];
    expect(basics.filter((one) => names.includes(one)).length, names.join(' ')).toBeGreaterThanOrEqual(3);
  });
});

function describeFailure(
  nth: number,
  request: FuzzRequest,
  error: string,
  keys: { secret: string; publishable: string },
) {
  const { method, path, headers, body } = request;
  const shown = Object.entries(headers).map(([name, value]) => {
    const kind = Object.entries(keys).find(([, key]) => value === `Bearer ${key}`)?.[0];
    return `${name}: ${name.endsWith('-Token') ? '…' : kind ? `Bearer <${kind} key>` : value}`;
  });
  return [
    `Request ${nth} of SMALLSHOP_FUZZ_SEED=${seed}: ${method} ${path}`,
    ...shown,
    body ?? '',
    `Its response ${error}`,
  ].join('\n');
}

/** What the run itself needs: its keys, and the zones that ship to its addresses. */
async function namesInUse(server: TestServer): Promise<Set<string>> {
  const keys = (await server.ok(routes.settings.listKeys, {})).items;
  const zones = (await server.ok(routes.shipping.listZones, {})).items;
  return new Set([...keys.map(({ id }) => `keyId ${id}`), ...zones.map(({ id }) => `zoneId ${id}`)]);
}

/** Checkouts and orders in every state, so that the first requests reach them. */
async function fill(server: TestServer, known: ReturnType<typeof createKnownValues>): Promise<void> {
  for (const method of ['test_card', 'bank_transfer', 'cash_on_delivery'] as const) {
    const { id, token } = await createTestOrder(server, method);
    known.harvest('/v1/orders', { id, token }, {});
  }
  for (let made = 0; made < 6; made += 1) {
    const shopper = await createReadyCheckout(server);
    known.harvest('/v1/carts', { ...(await shopper.cart()), token: shopper.with.cartToken }, {});
    known.harvest('/v1/checkouts', { ...(await shopper.checkout()), token: shopper.with.cartToken }, {});
    known.add('paymentToken', await shopper.card());
  }
  known.harvest('/v1/products', await server.ok(routes.catalog.listProducts, {}), {});
  known.harvest('/v1/collections', await server.ok(routes.catalog.listCollections, {}), {});
  for (const sku of ['OAK-TRAY', 'CANDLE', 'TEAPOT-C-S']) known.add('sku', sku);
  for (const id of ['fuzz-consent-record-1', 'fuzz-consent-record-2'])
    await server.ok(routes.consent.record, { ...decision, id });
  known.add('hash', (await server.ok(routes.consent.getNotice, {})).hash);
}

/** Returns how to put back what one request can replace as a whole, such as the markets. */
async function savedSettings(server: TestServer, operations: ReturnType<typeof operationsOf>) {
  const headers = { Authorization: `Bearer ${server.secretKey}`, 'Content-Type': 'application/json' };
  const isWhole = ({ method, path }: { method: string; path: string }) =>
    method === 'PUT' && !path.includes('{') && operations.some((one) => one.method === 'GET' && one.path === path);
  const saved = await Promise.all(
    operations.filter(isWhole).map(async ({ path, body }) => {
      const current = (await (await server.app.request(`http://shop.test${path}`, { headers })).json()) as Record<
        string,
        unknown
      >;
      return { path, current, body };
    }),
  );
  return async () => {
    for (const { path, current } of saved) {
      const { version: _version, configurationHash: _hash, notice, ...rest } = current;
      const body = JSON.stringify(notice ?? rest);
      const response = await server.app.request(`http://shop.test${path}`, { method: 'PUT', headers, body });
      if (!response.ok) throw new Error(`PUT ${path} does not take what GET returned: ${await response.text()}`);
    }
  };
}
