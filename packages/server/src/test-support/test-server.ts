import { problemSchema, type Problem, type Route, type RouteInput, type RouteOutput } from '@smallshop/contract';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp, type App } from '../app.ts';
import type { Deps } from '../context.ts';
import type { Database } from '../db/client.ts';
import type { BoundRoute } from '../http/bind-route.ts';
import { unknownFields } from '../http/field-errors.ts';
import { seedShop } from '../seed/seed-shop.ts';
import { writeFixtureShop } from './fixture-shop.ts';
import { openTestDatabase } from './test-database.ts';

export const testOrigin = 'https://page.example';
export const testKey = 'pk_test_fixture';

export interface CallOptions {
  cartToken?: string;
  orderToken?: string;
  ifMatch?: number;
  idempotencyKey?: string;
  /** Takes the place of the key that the route needs. */
  key?: string;
  origin?: string;
  acceptLanguage?: string;
  headers?: Record<string, string>;
}

export interface Reply<R extends Route> {
  status: number;
  headers: Headers;
  /** The answer; undefined where the server refused. */
  body: RouteOutput<R> | undefined;
  problem: Problem | undefined;
}

export interface TestServer {
  app: App;
  db: Database;
  deps: Deps;
  storeId: string;
  publishableKey: string;
  secretKey: string;
  /** Moves the server's clock. */
  advance(milliseconds: number): void;
  /** Calls a route; holds the answer against the contract. */
  call<R extends Route>(route: R, input: RouteInput<R>, options?: CallOptions): Promise<Reply<R>>;
  /** Calls a route that must not refuse. */
  ok<R extends Route>(route: R, input: RouteInput<R>, options?: CallOptions): Promise<RouteOutput<R>>;
  close(): Promise<void>;
}

export interface TestServerOptions {
  database?: 'pglite' | 'postgres';
  deps?: Partial<Deps>;
  /** Takes the place of all the server's routes. */
  bound?: readonly BoundRoute[];
}

/** A server with the fixture shop in a database of its own. Share one per test file; close it at the end. */
export async function createTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'smallshop-test-'));
  const database = await openTestDatabase(options.database ?? 'pglite');
  await writeFixtureShop(join(dataDir, 'shop'));
  const { storeId, secretKey } = await seedShop(database.db, {
    dir: join(dataDir, 'shop'),
    imagesDir: join(dataDir, 'shop', 'images'),
    dataDir,
    publishableKey: testKey,
    origins: [testOrigin],
  });
  let moved = 0;
  const deps: Deps = {
    db: database.db,
    log: pino({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
    now: () => new Date(Date.now() + moved),
    dataDir,
    payments: ['test', 'bank_transfer'],
    ...options.deps,
  };
  const app = createApp(deps, options.bound);
  const call: TestServer['call'] = async (route, input, callOptions = {}) => {
    const key = callOptions.key ?? (route.key === 'secret' ? secretKey! : testKey);
    const response = await app.request(...toRequest(route, input as Record<string, unknown>, key, callOptions));
    return readReply(route, response);
  };
  return {
    app, deps, storeId, call,
    db: database.db,
    publishableKey: testKey,
    secretKey: secretKey!,
    advance: (milliseconds) => void (moved += milliseconds),
    async ok(route, input, callOptions) {
      const { body, problem } = await call(route, input, callOptions);
      if (problem) throw new Error(`${route.endpoint} was refused: ${JSON.stringify(problem)}`);
      return body as RouteOutput<typeof route>;
    },
    async close() {
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function toRequest(route: Route, input: Record<string, unknown>, key: string, options: CallOptions): [string, RequestInit] {
  const [method, template] = route.endpoint.split(' ') as [string, string];
  const rest = { ...input };
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  const headers = new Headers({ Authorization: `Bearer ${key}`, ...options.headers });
  if (options.cartToken) headers.set('Cart-Token', options.cartToken);
  if (options.orderToken) headers.set('Order-Token', options.orderToken);
  if (options.ifMatch !== undefined) headers.set('If-Match', `"${options.ifMatch}"`);
  if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey);
  if (options.origin) headers.set('Origin', options.origin);
  if (options.acceptLanguage) headers.set('Accept-Language', options.acceptLanguage);
  if (!route.body) {
    const query = new URLSearchParams(Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
    return [`http://shop.test${path}${query.size > 0 ? `?${query}` : ''}`, { method, headers }];
  }
  headers.set('Content-Type', 'application/json');
  return [`http://shop.test${path}`, { method, headers, body: JSON.stringify(rest) }];
}

async function readReply<R extends Route>(route: R, response: Response): Promise<Reply<R>> {
  const { status, headers } = response;
  const text = await response.text();
  if (status >= 400) {
    const problem = problemSchema.parse(JSON.parse(text));
    const everywhere = ['invalid_request', 'invalid_json', 'key_', 'origin_', 'idempotency_', 'request_in_progress', 'internal_error'];
    const declared = route.errors.includes(problem.code) || everywhere.some((prefix) => problem.code.startsWith(prefix));
    if (!declared) throw new Error(`${route.endpoint} does not declare the error ${problem.code}.`);
    return { status, headers, body: undefined, problem };
  }
  if (!route.response || status === 304) return { status, headers, body: undefined, problem: undefined };
  const raw: unknown = JSON.parse(text);
  const body = route.response.parse(raw);
  const extra = unknownFields(raw, body);
  if (extra.length > 0) throw new Error(`${route.endpoint} answers what the contract does not have: ${extra.map(({ field }) => field).join(', ')}`);
  return { status, headers, body: body as RouteOutput<R>, problem: undefined };
}
