import { parseAmount } from './amount.ts';
import type { CustomsFacts } from '../catalog/product-input.ts';
import type { Row, RowProblem } from './csv-file.ts';
import { readCustoms } from './customs-columns.ts';

/** What one row says about a variant, besides its options. */
export interface VariantRowValues {
  line: number;
  sku: string;
  price: number;
  compareAt: number | null;
  stock: number | null;
  sellWhenOut: boolean;
  weightGrams: number;
  image: string;
  customs: CustomsFacts;
}

/** A row stands for a variant unless it only adds a picture. */
export function isVariantRow(row: Row): boolean {
  return ['Option1 Value', 'Variant SKU', 'Variant Price'].some((column) => row.get(column) !== '');
}

export function readVariantRow(row: Row, currency: string): VariantRowValues | RowProblem[] {
  const problems: RowProblem[] = [];
  const wrong = (column: string, reason: string) => problems.push({ line: row.line, column, reason });
  const amount = (column: string) => {
    const value = parseAmount(row.get(column), currency);
    if (typeof value === 'number') return value;
    wrong(column, row.get(column) === '' ? 'is missing' : `${quoted(row.get(column))} ${value}`);
    return 0;
  };
  const whole = (column: string, pattern: RegExp) => {
    const text = row.get(column);
    if (text === '') return null;
    if (pattern.test(text)) return Math.round(Number(text));
    wrong(column, `${quoted(text)} is not a number`);
    return null;
  };

  const price = amount('Variant Price');
  const compareAt = row.get('Variant Compare At Price') === '' ? null : amount('Variant Compare At Price');
  const quantity = whole('Variant Inventory Qty', /^-?\d{1,7}$/);
  const grams = whole('Variant Grams', /^\d{1,8}(\.\d+)?$/);
  const policy = row.get('Variant Inventory Policy').toLowerCase();
  if (!['', 'deny', 'continue'].includes(policy)) {
    wrong('Variant Inventory Policy', `${quoted(row.get('Variant Inventory Policy'))} is unknown: write deny or continue`);
  }
  const customs = readCustoms(row);
  problems.push(...customs.problems);
  if (problems.length > 0) return problems;
  return {
    line: row.line,
    sku: row.get('Variant SKU'),
    price,
    compareAt,
    stock: stockOf(row.get('Variant Inventory Tracker'), quantity),
    sellWhenOut: policy === 'continue',
    weightGrams: grams ?? 0,
    image: row.get('Variant Image'),
    customs: customs.facts,
  };
}

/**
 * Without a tracker an export writes 0 for "not counted". A quantity that somebody entered counts
 * all the same: selling more than there is would be the worse mistake.
 */
function stockOf(tracker: string, quantity: number | null): number | null {
  if (tracker === '' && (quantity === null || quantity <= 0)) return null;
  return Math.max(0, quantity ?? 0);
}

export function quoted(text: string): string {
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`;
}
