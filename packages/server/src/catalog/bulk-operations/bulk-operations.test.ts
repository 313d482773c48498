import {
  bulkOperationRetentionDays,
  dayMs,
  maxUnfinishedBulkOperations,
  minuteMs,
  routes,
  type BulkOperation,
  type BulkOperationResult,
} from '@smallshop/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobLeaseMs } from '../../platform/jobs/job-queue.ts';
import type { Deps } from '../../shop/requests/context.ts';
import { testDatabases } from '../../test-support/test-database.ts';
import { createTestServer, type TestServer } from '../../test-support/test-server.ts';
import { deleteExpiredOperations } from './bulk-operation.repo.ts';
import { runBulkOperations } from './run-bulk-operations.ts';

const api = routes.bulkOperation;
const bytes = (text: string) => new TextEncoder().encode(text);
const lines = (rows: readonly (object | string)[]) =>
  bytes(rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));

describe.each(testDatabases)('a bulk operation, on %s,', { timeout: 60_000 }, (database) => {
  let server: TestServer;
  const skus = ['BULK-1', 'BULK-2'];
  beforeAll(async () => {
    server = await createTestServer({ database });
    for (const sku of skus)
      await server.ok(routes.product.create, {
        ...{ title: { en: sku }, handle: sku.toLowerCase() },
        variants: [{ sku, prices: { USD: { amount: 1000, compareAtAmount: null } }, levels: { main: 1 } }],
      });
  });
  afterAll(() => server.close());

  const get = ({ id: operationId }: Pick<BulkOperation, 'id'>) => server.ok(api.get, { operationId });
  const stockOf = async (sku: string) => (await server.ok(routes.admin.getStock, { sku })).stock;
  const priceOf = async (sku: string) =>
    (await server.ok(routes.product.get, { productId: sku.toLowerCase() })).variants[0]!.prices['USD']!.amount;

  async function resultsOf(
    { id: operationId }: BulkOperation,
    limit: number,
    query = {},
  ): Promise<BulkOperationResult[]> {
    const all: BulkOperationResult[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await server.ok(api.listResults, { operationId, limit, ...query, ...(cursor && { cursor }) });
      all.push(...page.items);
      if (page.nextCursor === null) return all;
      cursor = page.nextCursor;
    }
  }

  /** The database, with something around each transaction. */
  function withTransaction(around: (run: () => Promise<unknown>) => Promise<unknown>): Deps['db'] {
    const { db } = server;
    const transaction = (...args: Parameters<typeof db.transaction>) => around(() => db.transaction(...args));
    return Object.assign(Object.create(db) as typeof db, { transaction });
  }

  /** The server, with a database that rolls back this transaction and those after it: its process was killed there. */
  function killedAt(nth: number): Deps {
    const { db } = server;
    let count = 0;
    const transaction: typeof db.transaction = (work, config) =>
      db.transaction(async (tx) => {
        const result = await work(tx);
        count += 1;
        if (count >= nth) throw new Error('killed');
        return result;
      }, config);
    return { ...server.deps, db: Object.assign(Object.create(db) as typeof db, { transaction }) };
  }

  const answersThat = (clear: () => void) => ({ clear }) as unknown as NonNullable<Deps['answers']>;

  it('does its rows in the background, and has a result for each', async () => {
    const rows = Array.from({ length: 120 }, (_, nth) => ({ sku: skus[(nth % 12) - 10] ?? `NONE-${nth}`, stock: nth }));
    const wrong = [
      '{ "sku": "BULK-1" ',
      '[1]',
      '',
      { sku: 'BULK-1', stock: -1 },
      { sku: 'NO-SUCH', stock: 1 },
      { sku: 'BULK-1', stock: 1, colour: 'red' },
      '{ "sku": "BULK-1\\u0000", "stock": 1, "colour\\u0000": "red" }',
      { sku: 'BULK-1', stock: 1, locationId: 'nowhere' },
    ];
    const request = { type: 'set_stock', reference: 'count of May', file: lines([...wrong, ...rows]) } as const;
    const created = await server.ok(api.create, request, { idempotencyKey: 'once' });
    expect(created).toMatchObject({
      ...{ type: 'set_stock', state: 'queued', dryRun: false, reference: 'count of May', error: null },
      ...{ rowCount: 127, processedCount: 0, changedCount: 0, refusedCount: 0, startedAt: null, finishedAt: null },
    });
    expect(await server.ok(api.create, request, { idempotencyKey: 'once' })).toEqual(created);
    expect(await server.ok(routes.job.get, { jobId: created.id })).toMatchObject({ kind: 'bulk_operation' });
    await runBulkOperations(server.deps);
    const done = await get(created);
    expect(done).toMatchObject({ state: 'completed', processedCount: 127, changedCount: 20, refusedCount: 107 });
    expect(Date.parse(done.expiresAt!) - Date.parse(done.finishedAt!)).toBe(bulkOperationRetentionDays * dayMs);
    expect([await stockOf('BULK-1'), await stockOf('BULK-2')]).toEqual([118, 119]);

    const results = await resultsOf(done, 100);
    expect(results.map(({ line }) => line)).toEqual([1, 2, ...Array.from({ length: 125 }, (_, nth) => nth + 4)]);
    const refused = await resultsOf(done, 40, { status: 'refused' });
    expect(refused).toEqual(results.filter(({ status }) => status === 'refused'));
    const shown = refused
      .slice(0, 7)
      .map(({ row, code, errors }) => [row, code, errors?.[0]?.field, errors?.[0]?.code]);
    expect(shown).toEqual([
      [null, 'invalid_json', '(line)', 'invalid'],
      [null, 'invalid_json', '(line)', 'invalid'],
      ['BULK-1', 'invalid_request', 'stock', 'too_small'],
      ['NO-SUCH', 'variant_not_found', 'sku', 'invalid'],
      ['BULK-1', 'invalid_request', 'colour', 'unknown_field'],
      ['BULK-1\uFFFD', 'invalid_request', 'sku', 'invalid'],
      ['BULK-1', 'location_not_found', 'locationId', 'invalid'],
    ]);
    expect(results.at(-1)).toEqual({ line: 128, row: 'BULK-2', status: 'changed' });
    const log = await server.ok(routes.admin.listStockAdjustments, { sku: 'BULK-2', limit: 1 });
    expect(log.items[0]).toMatchObject({ reason: 'set', reference: 'count of May' });
  });

  it('does each row once, also after killed processes', async () => {
    // Each row doubles the price. Some are in one transaction, which has to apply them one after the other.
    const double = { product: 'bulk-1', priceBasisPoints: 10_000 };
    const rows = Array.from({ length: 240 }, (_, nth) => (nth % 40 === 0 ? double : { product: 'nothing' }));
    const created = await server.ok(api.create, { type: 'change_products', file: lines([...rows, double]) });
    await runBulkOperations(killedAt(2));
    expect(await get(created)).toMatchObject({ state: 'running', processedCount: 100, changedCount: 3 });
    expect(await priceOf('BULK-1')).toBe(8000);
    server.advance(minuteMs);
    await runBulkOperations(killedAt(1));
    expect(await priceOf('BULK-1')).toBe(8000);
    server.advance(jobLeaseMs);
    await runBulkOperations(server.deps);
    expect(await get(created)).toMatchObject({ state: 'completed', processedCount: 241, changedCount: 7 });
    expect(await priceOf('BULK-1')).toBe(1000 * 2 ** 7);
    expect((await resultsOf(created, 100)).map(({ line }) => line)).toEqual(
      rows.concat(double).map((_, nth) => nth + 1),
    );
  });

  it('stops after a part when the server stops, and goes on when it starts', async () => {
    const file = lines(Array.from({ length: 201 }, () => ({ product: 'nothing' })));
    const created = await server.ok(api.create, { type: 'change_products', file });
    const stop = new AbortController();
    await runBulkOperations({ ...server.deps, answers: answersThat(() => stop.abort()) }, stop.signal);
    expect(await get(created)).toMatchObject({ state: 'running', processedCount: 100 });
    await runBulkOperations(server.deps, stop.signal);
    expect(await get(created)).toMatchObject({ state: 'running', processedCount: 100 });
    await runBulkOperations(server.deps);
    expect(await get(created)).toMatchObject({ state: 'completed', processedCount: 201 });
  });

  it('can be canceled, and is listed until it expires', async () => {
    const file = lines([{ sku: 'BULK-1', stock: 3 }]);
    const before = await stockOf('BULK-1');
    const made: BulkOperation[] = [];
    for (let nth = 0; nth < maxUnfinishedBulkOperations; nth += 1)
      made.push(await server.ok(api.create, { type: 'set_stock', file }));
    const tooMany = await server.call(api.create, { type: 'set_stock', file });
    expect(tooMany.problem).toMatchObject({ code: 'job_state_conflict', detail: expect.stringContaining('cancel') });
    for (const { id: operationId } of made)
      expect((await server.ok(api.cancel, { operationId })).state).toBe('canceled');
    expect((await server.ok(routes.job.get, { jobId: made[0]!.id })).state, 'nothing is left to do').toBe('completed');
    const again = await server.call(api.cancel, { operationId: made[0]!.id });
    expect(again.problem).toMatchObject({ code: 'job_state_conflict', detail: expect.stringContaining('canceled') });
    await runBulkOperations(server.deps);
    expect(await stockOf('BULK-1')).toBe(before);

    const first = await server.ok(api.list, { state: 'canceled', type: 'set_stock', limit: 4 });
    const rest = await server.ok(api.list, { state: 'canceled', limit: 100, cursor: first.nextCursor! });
    expect([...first.items, ...rest.items].map(({ id }) => id).toSorted()).toEqual(made.map(({ id }) => id).toSorted());
    expect((await server.ok(api.list, { state: 'canceled', type: 'import_products' })).items).toEqual([]);
    server.advance(bulkOperationRetentionDays * dayMs - minuteMs);
    await deleteExpiredOperations(server.db, server.deps.now());
    expect((await server.ok(api.list, { state: 'canceled' })).items).toHaveLength(made.length);
    server.advance(2 * minuteMs);
    await deleteExpiredOperations(server.db, server.deps.now());
    expect((await server.ok(api.list, {})).items).toEqual([]);
  });

  it('is refused with a body that is no list of rows', async () => {
    const refused = async (file: Uint8Array) =>
      (await server.call(api.create, { type: 'set_stock', file })).problem?.errors?.[0];
    expect(await refused(new Uint8Array([0xff, 0xfe]))).toMatchObject({ field: 'file', code: 'invalid' });
    expect(await refused(bytes('\n \n'))).toMatchObject({ field: 'file', code: 'too_short' });
    expect(await refused(bytes('{}\n'.repeat(100_001)))).toMatchObject({ field: 'file', code: 'too_long' });
    const noType = await server.call(api.create, { file: bytes('{}') } as never);
    expect(noType.problem?.errors?.[0]).toMatchObject({ field: 'type', code: 'required' });
  });

  it('imports a file, tries it before, and says what is wrong with it', async () => {
    const file = bytes(
      'Handle,Title,Variant SKU,Variant Price,Image Src\n' +
        'bulk-1,Renamed,BULK-1,1280.00,\nbulk-new,New,BULK-NEW,12.50,jar.png\nbulk-bad,Bad,BULK-BAD,cheap,\n',
    );
    const run = async (input: object, body = file) => {
      const created = await server.ok(api.importProducts, { file: body, ...input });
      await runBulkOperations(server.deps);
      const done = await get(created);
      return { done, results: await resultsOf(done, 100) };
    };
    const tried = await run({ dryRun: true, currency: 'USD' });
    expect(tried.done).toMatchObject({
      ...{ type: 'import_products', state: 'completed', dryRun: true, rowCount: 3, processedCount: 3 },
      ...{ changedCount: 2, refusedCount: 1 },
    });
    const changed = { line: null, row: 'bulk-1', status: 'changed', changes: ['title'] };
    expect(tried.results).toEqual([
      expect.objectContaining({
        line: 4,
        status: 'refused',
        errors: [expect.objectContaining({ field: 'Variant Price' })],
      }),
      expect.objectContaining({ line: 3, status: 'notice' }),
      { line: null, row: 'bulk-new (1 variant)', status: 'created' },
      changed,
    ]);
    expect((await server.call(routes.product.get, { productId: 'bulk-new' })).status).toBe(404);

    const imported = await run({ currency: 'USD', collection: 'spring' });
    expect(imported.done).toMatchObject({ state: 'completed', dryRun: false, changedCount: 2, refusedCount: 1 });
    expect(imported.results.map(({ status }) => status)).toEqual(['refused', 'notice', 'changed']);
    expect(imported.results[1]!.errors![0]!.detail).toContain('write an https address');
    expect(await server.ok(routes.product.get, { productId: 'bulk-new' })).toMatchObject({ collections: ['spring'] });
    expect((await run({ currency: 'USD' })).done).toMatchObject({ changedCount: 0, refusedCount: 1 });

    const unknown = await run({}, bytes('a,b\n1,2\n'));
    expect(unknown.done).toMatchObject({ state: 'failed', error: 'file_invalid' });
    expect(unknown.done.errorDetail).toContain('"a", "b"');
    const catalogue = bytes('{"type":"smallshop-catalogue","version":1}\n{"type":"product"}\n');
    const archive = await run({ dryRun: true }, catalogue);
    expect(archive.done).toMatchObject({ state: 'completed', rowCount: 2, processedCount: 2, refusedCount: 1 });
    const sold = await server.call(api.importProducts, { file, currency: 'XTS' });
    expect(sold.problem?.errors?.[0]).toMatchObject({ field: 'currency', code: 'not_allowed' });
  });

  it('goes on with an import after the last batch that was saved, and has each result once', async () => {
    const rows = Array.from(
      { length: 450 },
      (_, nth) => `many-${nth},Many,MANY-${nth},${nth % 150 === 149 ? 'cheap' : 1}`,
    );
    const file = bytes(['Handle,Title,Variant SKU,Variant Price', 'bulk-1,Again,BULK-1,1280', ...rows].join('\n'));
    const created = await server.ok(api.importProducts, { file, currency: 'USD' });
    // A batch has 200 products. It is rolled back if its process is killed.
    await runBulkOperations(killedAt(2));
    const first = { state: 'running', rowCount: 451, processedCount: 201, changedCount: 200, refusedCount: 1 };
    expect(await get(created)).toMatchObject(first);
    expect((await resultsOf(created, 100)).map(({ line, row }) => line ?? row)).toEqual([152, 'bulk-1']);
    server.advance(minuteMs);
    await runBulkOperations(killedAt(1));
    expect(await get(created)).toMatchObject(first);
    server.advance(jobLeaseMs);
    const stop = new AbortController();
    await runBulkOperations({ ...server.deps, answers: answersThat(() => stop.abort()) }, stop.signal);
    expect(await get(created)).toMatchObject({ state: 'running', processedCount: 402, changedCount: 400 });
    await runBulkOperations(server.deps);
    const done = { state: 'completed', processedCount: 451, changedCount: 448, refusedCount: 3 };
    expect(await get(created)).toMatchObject(done);
    expect((await resultsOf(created, 100)).map(({ line, row }) => line ?? row)).toEqual([152, 'bulk-1', 302, 452]);
    const canceled = await server.ok(api.importProducts, { file, currency: 'USD' });
    const cancel = () => server.call(api.cancel, { operationId: canceled.id });
    await runBulkOperations({ ...server.deps, db: withTransaction((run) => cancel().then(run)) });
    expect(await get(canceled)).toMatchObject({ state: 'canceled', changedCount: 0 });
  });

  it('goes on with the import of a catalogue too', async () => {
    const product = (nth: number) => ({
      ...{ type: 'product', handle: `line-${nth}`, createdAt: '2026-01-01T00:00:00.000Z', title: { en: 'Line' } },
      ...{ descriptionHtml: {}, vendor: '', productType: '', tags: [], published: true },
      ...{ shipsOnlyTo: null, shipsNotTo: [], options: [], images: [] },
      variants: [
        {
          ...{
            sku: `LINE-${nth}`,
            optionValues: [],
            prices: { USD: { amount: 100, compareAtAmount: null } },
            levels: null,
          },
          ...{ sellWhenOut: false, weightGrams: 0, requiresShipping: true, taxCategory: 'standard' },
          ...{ hsCode: null, originCountry: null, image: null },
        },
      ],
    });
    const wrong = { type: 'product', handle: 'wrong' };
    // Neither the text of the error nor the name of the field can be stored as it is.
    const unstorable = ['x\0', { ...product(500), 'a\0': 1 }];
    const body = [wrong, ...Array.from({ length: 120 }, (_, nth) => product(nth)), wrong, ...unstorable];
    const file = lines([{ type: 'smallshop-catalogue', version: 1 }, ...body]);
    const created = await server.ok(api.importProducts, { file });
    await runBulkOperations(killedAt(2));
    expect(await get(created)).toMatchObject({ state: 'running', processedCount: 102, changedCount: 100 });
    server.advance(minuteMs);
    await runBulkOperations(server.deps);
    expect(await get(created)).toMatchObject({
      state: 'completed',
      processedCount: 125,
      changedCount: 120,
      refusedCount: 4,
    });
    const refused = await resultsOf(created, 100, { status: 'refused' });
    expect([...new Set(refused.map(({ line }) => line))]).toEqual([2, 123, 124, 125]);
    expect(refused.at(-1)!.errors).toMatchObject([{ field: 'a\uFFFD' }]);
  });
});
