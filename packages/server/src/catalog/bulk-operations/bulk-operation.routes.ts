import { isUtf8 } from 'node:buffer';
import {
  defaultPageSize,
  isRefusal,
  maxBulkOperationRows,
  refuse,
  routes,
  type BulkOperation,
  type Refusal,
} from '@smallshop/contract';
import { badCursor, cutPage, readCursor } from '../../platform/http/cursor.ts';
import { bind } from '../../shop/requests/bind-route.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import { findFileCurrency } from '../prices/file-currency.ts';
import {
  cancelOperation,
  findOperations,
  findResults,
  insertOperation,
  type NewOperation,
} from './bulk-operation.repo.ts';
import { isArchive } from './run-import.ts';
import { countLines, linesPerPart, splitFile, splitLines, type BodyPart } from './split-body.ts';

async function show({ db, store }: RequestContext, id: string): Promise<BulkOperation | Refusal> {
  const [operation] = await findOperations(db, { storeId: store.id, id, limit: 1 });
  return operation ?? refuse('not_found', { field: 'operationId' });
}

async function create(
  context: RequestContext,
  operation: Pick<NewOperation, 'type' | 'options' | 'rowCount'> & { reference: string | undefined },
  parts: Iterable<BodyPart>,
): Promise<BulkOperation | Refusal> {
  const { db, store, keyId, now, deps } = context;
  const { reference = null } = operation;
  const traceparent = deps.tracing?.current()?.traceparent;
  const row = { ...operation, reference, storeId: store.id, keyId };
  const id = await insertOperation(db, row, parts, { now: now(), traceparent });
  return isRefusal(id) ? id : show(context, id);
}

const badFile = (code: 'invalid' | 'too_short' | 'too_long', detail: string) =>
  refuse('invalid_request', { errors: [{ field: 'file', code, detail }] });

/** Why rows cannot be read. */
function rowsError(bytes: Buffer, rowCount: number): Refusal | undefined {
  if (!isUtf8(bytes)) return badFile('invalid', 'It is not UTF-8. Send JSON Lines in UTF-8.');
  if (rowCount === 0) return badFile('too_short', 'It has no row. Write one JSON object on each line.');
  const detail = `An operation has at most ${maxBulkOperationRows} rows, this one ${rowCount}: send several.`;
  return rowCount > maxBulkOperationRows ? badFile('too_long', detail) : undefined;
}

/** Without a byte order mark. */
function bytesOf({ file }: { file: Uint8Array }): Buffer {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  return bytes.subarray(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);
}

export const bulkOperationTopic = [
  bind(routes.bulkOperation.create, async (context, { type, reference, ...input }) => {
    const bytes = bytesOf(input);
    const rowCount = countLines(bytes);
    const parts = splitLines(bytes, linesPerPart[type]);
    return rowsError(bytes, rowCount) ?? create(context, { type, options: null, reference, rowCount }, parts);
  }),

  bind(routes.bulkOperation.importProducts, async (context, { reference, ...input }) => {
    const bytes = bytesOf(input);
    const { dryRun = false, collection = 'imported', replaceStock = false } = input;
    const currency = await findFileCurrency(context.db, context.store, input.currency);
    if ('sold' in currency) {
      const detail = `No market of the store sells in it. Known: ${currency.sold.join(', ')}.`;
      return refuse('invalid_request', { errors: [{ field: 'currency', code: 'not_allowed', detail }] });
    }
    const options = { dryRun, collection, replaceStock, currency: currency.code };
    const rowCount = isArchive(bytes) ? countLines(bytes) : 0;
    return create(context, { type: 'import_products', options, reference, rowCount }, splitFile(bytes));
  }),

  bind(routes.bulkOperation.list, async ({ db, store }, { limit = defaultPageSize, cursor, type, state }) => {
    const last = cursor === undefined ? undefined : readCursor(cursor, 'newest', 'moment');
    if (last === null) return badCursor();
    const after = last && { createdAt: String(last.key), id: last.id };
    const rows = await findOperations(db, { storeId: store.id, limit: limit + 1, type, state, after });
    const { shown, nextCursor } = cutPage(rows, limit, ({ id, createdAt }) => ({
      ...{ order: 'newest', key: createdAt, id },
    }));
    return { items: shown, nextCursor };
  }),

  bind(routes.bulkOperation.get, (context, { operationId }) => show(context, operationId)),

  bind(routes.bulkOperation.listResults, async (context, { operationId, limit = defaultPageSize, cursor, status }) => {
    const last = cursor === undefined ? undefined : readCursor(cursor, 'results', 'integer');
    if (last === null) return badCursor();
    const operation = await show(context, operationId);
    if (isRefusal(operation)) return operation;
    const query = { operationId, storeId: context.store.id, limit: limit + 1, status };
    const rows = await findResults(context.db, { ...query, after: last && Number(last.key) });
    const { shown, nextCursor } = cutPage(rows, limit, ({ number }) => ({
      ...{ order: 'results', key: number, id: operationId },
    }));
    return { items: shown.map(({ item }) => item), nextCursor };
  }),

  bind(routes.bulkOperation.cancel, async (context, { operationId }) => {
    const { db, store, now } = context;
    if (await cancelOperation(db, store.id, operationId, now())) return show(context, operationId);
    const found = await show(context, operationId);
    return isRefusal(found)
      ? found
      : refuse('job_state_conflict', { detail: `The operation is ${found.state}: it has ended.` });
  }),
];
