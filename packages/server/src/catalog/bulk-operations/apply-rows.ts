import {
  productChangeRowSchema,
  refuse,
  stockRowSchema,
  type BulkOperationResult,
  type BulkResult,
  type Refusal,
} from '@smallshop/contract';
import type * as z from 'zod/mini';
import type { Database } from '../../platform/database/client.ts';
import { fieldErrors, storableText, unknownFields, unstorableFields } from '../../platform/errors/field-errors.ts';
import { changeAllowed, type BulkContext } from '../admin/bulk-products.ts';
import { refusedRow } from '../admin/bulk-report.ts';
import { setStockBatch } from '../admin/bulk-stock.ts';
import type { BulkOperationRow } from './bulk-operation.tables.ts';
import { linesOf, type BodyPart } from './split-body.ts';

type Context = BulkContext & { operation: BulkOperationRow };

/** Does the rows of a part in a transaction. Returns a result for each, in their order. */
export function applyRows(tx: Database, context: Context, part: BodyPart): Promise<BulkOperationResult[]> {
  return context.operation.type === 'set_stock' ? setStock(tx, context, part) : changeProducts(tx, context, part);
}

async function setStock(tx: Database, { operation, store }: Context, part: BodyPart) {
  const { rows, results, lines } = readRows(part, stockRowSchema, 'sku');
  const { keyId, reference } = operation;
  const actor = { kind: 'merchant', id: keyId } as const;
  const done: BulkResult[] = [];
  const numbered = rows.map(({ value, nth }) => ({ ...value, nth, path: '' }));
  await setStockBatch(
    tx,
    { storeId: store.id, rows: numbered, occasion: { reason: 'set', actor, reference: reference ?? null } },
    done,
  );
  for (const { nth } of rows) results[nth] = { line: lines[nth]!, ...done[nth]! };
  return results;
}

async function changeProducts(tx: Database, context: Context, part: BodyPart) {
  const { rows, results, lines } = readRows(part, productChangeRowSchema, 'product');
  const numbered = rows.map(({ value: { product, ...change }, nth }) => ({
    ...{ name: product, nth, field: 'product', change },
  }));
  for (const { nth, result } of await changeAllowed(tx, context, numbered))
    results[nth] = { line: lines[nth]!, ...result };
  return results;
}

interface ReadRows<T> {
  rows: { value: T; nth: number }[];
  /** Those of refused rows; the other places are empty. */
  results: BulkOperationResult[];
  /** The line of each row. */
  lines: number[];
}

/** Parses rows. `name` is the field that names a row. */
function readRows<S extends z.ZodMiniObject>(part: BodyPart, schema: S, name: string): ReadRows<z.output<S>> {
  const read: ReadRows<z.output<S>> = { rows: [], results: [], lines: [] };
  for (const [nth, { line, text }] of linesOf(part).entries()) {
    read.lines.push(line);
    const raw = parseObject(text);
    if (raw === undefined) {
      read.results[nth] = { line, row: null, status: 'refused', code: 'invalid_json', errors: [notJson] };
      continue;
    }
    const parsed = schema.safeParse(raw);
    // First: the names of such fields cannot be stored in the results.
    const unstorable = unstorableFields(raw);
    const found = () => (parsed.success ? unknownFields(raw, parsed.data) : fieldErrors(parsed.error.issues, raw));
    const errors = unstorable.length > 0 ? unstorable : found();
    if (parsed.success && errors.length === 0) read.rows.push({ value: parsed.data, nth });
    else read.results[nth] = { ...refusedRow('', invalid(errors)), line, row: nameOf(raw[name]) };
  }
  return read;
}

const notJson = { field: '(line)', code: 'invalid', detail: 'It is no JSON object. Write one on each line.' } as const;

const invalid = (errors: NonNullable<Refusal['errors']>) => refuse('invalid_request', { errors });

/** The name as it can be stored. */
const nameOf = (name: unknown): string | null => (typeof name === 'string' ? storableText(name) : null);

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
