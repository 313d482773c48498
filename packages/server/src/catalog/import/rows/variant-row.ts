import { catalogLimits } from '@smallshop/contract';
import { parseAmount, parseQuantity } from './amount.ts';
import type { Field } from './columns.ts';
import type { Row } from './csv-file.ts';
import type { RowProblem } from './row-problem.ts';
import { dataColumns, readVariantData } from './data-columns.ts';
import { readCustoms } from './customs-columns.ts';
import type { DraftVariant, FileQuantity } from './draft-product.ts';
import { parseYesNo } from './yes-no.ts';

export interface ParsedVariantRow {
  variant: DraftVariant;
  problems: RowProblem[];
  notices: RowProblem[];
}

const naming: readonly Field[] = ['option1Value', 'option2Value', 'option3Value', 'sku', 'price'];
const describing: readonly Field[] = [
  'compareAt',
  'quantity',
  'tracker',
  'policy',
  'grams',
  'requiresShipping',
  'taxable',
  'taxCode',
  'hsCode',
  'originCountry',
  'variantImage',
  ...dataColumns,
];

/** A row describes a variant unless it only adds a picture or contains only fields of the product. */
export function isVariantRow(row: Row): boolean {
  const filled = (field: Field) => row.get(field) !== '';
  return naming.some(filled) || (row.get('imageSource') === '' && describing.some(filled));
}

export function readVariantRow(row: Row, currency: string): ParsedVariantRow {
  const problems: RowProblem[] = [...(row.problems ?? [])];
  const notices: RowProblem[] = [];
  const wrong = (field: Field, reason: string) => problems.push({ line: row.line, column: row.column(field), reason });
  /** Undefined where the file has no such column, or says something that is refused. */
  const read = <T>(field: Field, empty: T | string, parse: (text: string) => T | string): T | undefined => {
    if (!row.has(field)) return undefined;
    const text = row.get(field);
    const value = text === '' ? empty : parse(text);
    if (typeof value !== 'string') return value;
    wrong(field, text === '' ? value : `${quoted(text)} ${value}`);
    return undefined;
  };
  const amount = (text: string) => parseAmount(text, currency, row.decimalComma);
  const quantity = read<number | null>('quantity', null, parseQuantity);
  const values = {
    price: read<number>('price', missingPrice, amount),
    compareAt: read<number | null>('compareAt', null, amount),
    weightGrams: read<number>('grams', 0, (text) => parseGrams(text, row.decimalComma)),
    requiresShipping: readRequiresShipping(row, notices),
    sellWhenOut: read<boolean>('policy', false, parsePolicy),
    quantity: readQuantity(row, quantity),
    sku: row.has('sku') ? row.get('sku') : undefined,
    image: row.has('variantImage') ? row.get('variantImage') : undefined,
  };
  if (typeof quantity === 'number' && quantity < 0 && values.quantity === 0)
    notices.push({ line: row.line, column: row.column('quantity'), reason: belowZero });
  const sku = values.sku ?? '';
  if ([...sku].length > catalogLimits.skuLength) wrong('sku', `${quoted(sku)} ${tooLong(catalogLimits.skuLength)}`);
  if (/^\d+[.,]\d+E\+?\d+$/i.test(sku))
    notices.push({
      line: row.line,
      column: row.column('sku'),
      reason: `"${sku}" looks like a number that a spreadsheet has shortened: check it against the article`,
    });
  for (const field of ['option1Value', 'option2Value', 'option3Value'] as const) {
    if ([...row.get(field)].length > catalogLimits.optionValueLength)
      wrong(field, tooLong(catalogLimits.optionValueLength));
  }
  const customs = readCustoms(row);
  problems.push(...customs.problems);
  notices.push(...customs.notices);
  const { data, problems: dataProblems } = readVariantData(row);
  problems.push(...dataProblems);
  const counted =
    values.quantity === undefined && (row.has('tracker') ? row.get('tracker') !== '' : row.has('quantity'));
  const labels = (['option1Value', 'option2Value', 'option3Value'] as const).map((field) => row.get(field));
  return {
    problems,
    notices,
    variant: {
      line: row.line,
      labels,
      customs: customs.facts,
      ...(Object.keys(data).length > 0 && { data }),
      ...(!row.has('tracker') && { trackerUnknown: true as const }),
      ...(row.levels && { levels: row.levels }),
      ...(counted && { quantityMissing: true as const }),
      ...defined(values),
    },
  };
}

function parseGrams(text: string, decimalComma: boolean): number | string {
  const written = decimalComma ? text.replace(/^(\d+),(\d{1,2})$/, '$1.$2') : text;
  return /^\d{1,8}(\.\d+)?$/.test(written) ? Math.round(Number(written)) : 'is not a number: write grams, such as 250';
}

/** `deny` and `continue`, or the answer to "Continue selling when out of stock". */
function parsePolicy(text: string): boolean | string {
  const word = text.toLowerCase();
  if (word === 'continue' || word === 'deny') return word === 'continue';
  return parseYesNo(text) ?? 'is unknown: write deny or continue';
}

/** An unknown value means that it is shipped: an unnecessary address does less harm than an item that is never sent. */
function readRequiresShipping(row: Row, notices: RowProblem[]): boolean | undefined {
  if (!row.has('requiresShipping')) return undefined;
  const text = row.get('requiresShipping');
  const value = text === '' ? true : parseYesNo(text);
  if (value === undefined)
    notices.push({
      line: row.line,
      column: row.column('requiresShipping'),
      reason: `${quoted(text)} is unknown, so it is shipped: write true or false`,
    });
  return value ?? true;
}

/**
 * Where there is a column for the tracker, an empty one means "not counted", and exports write a
 * quantity of 0 beside it. A quantity that somebody entered counts all the same: selling more than
 * there is would be the worse mistake. A tracker without a quantity says nothing of the number:
 * shops with several locations export it so.
 */
function readQuantity(row: Row, quantity: number | null | undefined): FileQuantity {
  const known = typeof quantity === 'number' ? Math.max(0, quantity) : undefined;
  if (!row.has('tracker') || row.get('tracker') !== '') return known;
  return known === undefined || known === 0 ? null : known;
}

/** The same for every row, so that a report can count them. */
export const belowZero = 'is below zero, so the stock is 0: write how many there are';

export const missingPrice = 'is missing: write a price, such as 19.99';

export function tooLong(limit: number): string {
  return `is longer than ${limit} characters: shorten it`;
}

export function quoted(text: string): string {
  return `"${text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text}"`;
}

/** The fields that have a value: those of missing columns are left out. */
export function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
