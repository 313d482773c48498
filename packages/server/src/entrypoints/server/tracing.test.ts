import type { PGlite } from '@electric-sql/pglite';
import { routes } from '@smallshop/contract';
import { readFileSync, globSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBulkOperations } from '../../catalog/bulk-operations/run-bulk-operations.ts';
import { createTestOrder } from '../../orders/fulfillment/order-flow.harness.ts';
import { createGuardedFetch } from '../../platform/guarded-fetch/guarded-fetch.ts';
import { observePglite } from '../../platform/statements/observe-statements.ts';
import { describeStatement } from '../../platform/tracing/statement-spans.ts';
import { traceFetch } from '../../platform/tracing/traced-fetch.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { deliverWebhooks } from '../../webhooks/deliver-webhooks.ts';
import { readEnv } from '../environment/env.ts';
import { openTelemetry } from './telemetry.ts';

interface Span {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: { key: string; value: Record<string, unknown> }[];
  status: { code?: number };
}

interface Traces {
  resourceSpans: { resource: { attributes: Span['attributes'] }; scopeSpans: { spans: Span[] }[] }[];
}

/** Everything that a span may say. */
const allowedAttributes = [
  ...['http.request.method', 'http.route', 'http.response.status_code', 'server.address', 'error.type'],
  ...['db.system.name', 'db.operation.name', 'db.collection.name', 'db.query.summary'],
  ...['smallshop.job.kind', 'smallshop.job.id', 'smallshop.job.attempts'],
];
const traceId = '0af7651916cd43dd8448eb211c80319c';
const parentId = 'b7ad6b7169203331';
const headers = { traceparent: `00-${traceId}-${parentId}-01` };

describe('traces', { timeout: 60_000 }, () => {
  let collector: Server;
  let server: TestServer;
  const received: Traces[] = [];
  const hooks: IncomingHttpHeaders[] = [];
  const logged: string[] = [];
  let spans: Span[] = [];

  /** Does what a shop does, and sends its spans. */
  beforeAll(async () => {
    collector = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        if (request.url === '/v1/traces') received.push(JSON.parse(Buffer.concat(chunks).toString()) as Traces);
        else hooks.push(request.headers);
        response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
      });
    });
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(collector.address() as AddressInfo).port}`;
    const env = readEnv({
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://${host}/`,
      OTEL_SERVICE_NAME: 'test-shop',
      LOG_LEVEL: 'debug',
    });
    const { tracing, log, observe } = await openTelemetry(env, { write: (line) => void logged.push(line) });
    const fetch = traceFetch(createGuardedFetch({ allowedHosts: [host] }), tracing);
    const deps = { tracing: tracing!, log, webhooks: { fetch, allowHttp: true } };
    server = await createTestServer({ database: 'pglite', deps });
    observePglite((server.db as unknown as { $client: PGlite }).$client, observe!);

    await server.ok(routes.catalog.listProducts, { country: 'US', search: 'private-words' }, { headers });
    await server.app.request('http://shop.test/v1/nowhere/secret-place?key=secret-key');
    const url = `http://${host}/hook/secret-path?secret-query`;
    const eventTypes = ['order.created'] as const;
    await server.ok(routes.webhook.createEndpoint, { url, eventTypes: [...eventTypes] });
    await createTestOrder(server);
    await deliverWebhooks(server.deps);
    const file = new TextEncoder().encode('{ "sku": "CANDLE", "stock": 3 }');
    await server.ok(routes.bulkOperation.create, { type: 'set_stock', file }, { headers });
    await runBulkOperations(server.deps);
    await tracing!.stop();
    spans = received.flatMap(({ resourceSpans }) => resourceSpans.flatMap(({ scopeSpans }) => scopeSpans[0]!.spans));
  });
  afterAll(async () => {
    collector.close();
    await server.close();
  });

  const named = (name: string) => spans.filter((span) => span.name === name);
  const childrenOf = ({ spanId }: Span) => spans.filter(({ parentSpanId }) => parentSpanId === spanId);
  const valueOf = ({ attributes }: Span, key: string) =>
    Object.values(attributes.find((one) => one.key === key)?.value ?? {})[0];

  it('have a span for each request, with its statements, in the trace of the client', () => {
    const [list] = named('GET /v1/products');
    expect(list).toMatchObject({ traceId, parentSpanId: parentId, kind: 2 });
    expect(valueOf(list!, 'http.route')).toBe('/v1/products');
    expect(valueOf(list!, 'http.response.status_code')).toBe(200);
    const statements = childrenOf(list!);
    expect(statements.map(({ name }) => name)).toContain('SELECT api_keys');
    for (const statement of statements) expect(valueOf(statement, 'db.system.name')).toBe('postgresql');
    const resource = received[0]!.resourceSpans[0]!.resource.attributes;
    expect(resource).toContainEqual({ key: 'service.name', value: { stringValue: 'test-shop' } });
  });

  it('go on in jobs and in the requests of webhooks, and in nothing else', () => {
    const [job] = named('job bulk_operation');
    expect(job).toMatchObject({ traceId, kind: 5 });
    expect(childrenOf(job!).map(({ name }) => name)).toContain('INSERT bulk_operation_results');
    const [webhook] = named('job webhook');
    const sent = childrenOf(webhook!).find(({ name }) => name === 'POST')!;
    expect(sent.kind).toBe(3);
    expect(valueOf(sent, 'server.address')).toBe('127.0.0.1');
    expect(hooks).toHaveLength(1);
    expect(hooks[0]!['traceparent']).toBe(`00-${webhook!.traceId}-${webhook!.spanId}-01`);
  });

  it('have no personal data, no token, no value and no query', () => {
    const keys = new Set(spans.flatMap(({ attributes }) => attributes.map(({ key }) => key)));
    expect([...keys].filter((key) => !allowedAttributes.includes(key))).toEqual([]);
    const all = JSON.stringify(received);
    const secrets = ['private-words', 'secret-', 'ada@', 'Ada', 'CANDLE', 'sk_', 'pk_', server.storeId, '\\$1'];
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
    expect(spans.length).toBeGreaterThan(50);
  });

  it('are named in the lines of the log', () => {
    const lines = logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toContainEqual(expect.objectContaining({ path: '/v1/products', trace_id: traceId }));
  });

  it('are not loaded unless the environment asks for them', async () => {
    const off = [{}, { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318', OTEL_SDK_DISABLED: 'true' }];
    for (const env of off) expect((await openTelemetry(readEnv({ ...env }))).tracing).toBeUndefined();
    const folder = new URL('../../', import.meta.url).pathname;
    const files = globSync('**/*.ts', { cwd: folder }).filter((file) => !file.endsWith('.test.ts'));
    const importing = (pattern: RegExp) =>
      files.filter((file) => pattern.test(readFileSync(`${folder}${file}`, 'utf8')));
    expect(importing(/from '@opentelemetry\//)).toEqual(['platform/tracing/open-telemetry.ts']);
    expect(importing(/from '[^']*\/open-telemetry\.ts'/)).toEqual([]);
  });

  it('have settings that are checked', () => {
    const read = (env: Record<string, string>) => readEnv({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://a', ...env }).tracing;
    expect(read({})).toEqual({
      ...{ url: 'http://a/v1/traces', serviceName: 'smallshop', sampler: 'parentbased_always_on', ratio: 1 },
    });
    expect(read({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://b/x' })!.url).toBe('https://b/x');
    expect(() => read({ OTEL_TRACES_SAMPLER: 'sometimes' })).toThrow('OTEL_TRACES_SAMPLER');
    expect(() => read({ OTEL_TRACES_SAMPLER_ARG: '2' })).toThrow('OTEL_TRACES_SAMPLER_ARG');
    expect(() => read({ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' })).toThrow('must be the http or https address');
  });

  it('name a statement by what it does and its table', () => {
    expect(describeStatement('select "id" from "products" where "x" = $1')).toEqual({
      operation: 'SELECT',
      table: 'products',
    });
    expect(describeStatement('insert into "jobs" ("id") values ($1)')).toEqual({ operation: 'INSERT', table: 'jobs' });
    expect(describeStatement('with "due" as (select 1 from "jobs") update "jobs" set')).toEqual({
      ...{ operation: 'UPDATE', table: 'jobs' },
    });
    expect(describeStatement('begin')).toEqual({ operation: 'BEGIN' });
  });
});
