import {
  gtinCheckDigit,
  isGtin,
  isSameMeasure,
  maxLineQuantity,
  quantityRuleInputSchema,
  type Dimensions,
  type Measure,
  type QuantityRuleInput,
} from '@smallshop/contract';
import { readMeasure } from '../../variant-data/read-measure.ts';
import type { VariantExtrasChange } from '../../variant-data/variant-data.ts';
import type { Field } from './columns.ts';
import type { Row } from './csv-file.ts';
import type { RowProblem } from './row-problem.ts';

type Wrong = (field: Field, reason: string) => void;

/** The columns of `readVariantData`. */
export const dataColumns: readonly Field[] = [
  'gtin',
  'lengthMm',
  'widthMm',
  'heightMm',
  'unitTotal',
  'unitBase',
  'minimumQuantity',
  'quantityIncrement',
  'maximumQuantity',
  'maxPerCustomer',
];

/**
 * What a row says of GTIN, dimensions, unit measure and quantities. Columns that belong together replace what the store
 * has together; a field without a column stays.
 */
export function readVariantData(row: Row): { data: VariantExtrasChange; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const wrong: Wrong = (field, reason) => problems.push({ line: row.line, column: row.column(field), reason });
  const has = (...fields: Field[]) => fields.some((field) => row.has(field));
  return {
    problems,
    data: {
      ...(has('gtin') && { gtin: readGtin(row, wrong) }),
      ...(has('lengthMm', 'widthMm', 'heightMm') && { dimensions: readDimensions(row, wrong) }),
      ...(has('unitTotal', 'unitBase') && { unitMeasure: readUnitMeasure(row, wrong) }),
      ...(has('minimumQuantity', 'quantityIncrement', 'maximumQuantity') && {
        quantityRule: readQuantityRule(row, wrong),
      }),
      ...(has('maxPerCustomer') && { maxPerCustomer: readMaxPerCustomer(row, wrong) }),
    },
  };
}

/** Spaces, hyphens and the apostrophe that keeps a spreadsheet from reading a number do not count. */
function readGtin(row: Row, wrong: Wrong): string | null {
  const text = row.get('gtin');
  const digits = text.replace(/^'|[\s-]/g, '');
  if (digits === '') return null;
  if (isGtin(digits)) return digits;
  wrong('gtin', `"${text.slice(0, 40).toWellFormed()}" ${gtinProblem(digits)}`);
  return null;
}

function gtinProblem(digits: string): string {
  if (/^(?:\d{8}|\d{12,14})$/.test(digits))
    return `is no GTIN, because it would end in ${gtinCheckDigit(digits.slice(0, -1))}: compare it with the package`;
  if (/^\d{7}$|^\d{9,11}$/.test(digits))
    return 'is no GTIN: write its 8, 12, 13 or 14 digits, with the zeros at its start';
  if (/^\d[.,]\d+E\+?\d+$/i.test(digits))
    return 'was shortened by a spreadsheet: write all digits, in a column of the type text';
  return 'is no GTIN: write its 8, 12, 13 or 14 digits, or leave the cell empty';
}

function readDimensions(row: Row, wrong: Wrong): Dimensions | null {
  const found = (['lengthMm', 'widthMm', 'heightMm'] as const).flatMap((field) => {
    const text = row.get(field);
    if (text === '') return [];
    const written = row.decimalComma ? text.replace(/^(\d+),(\d+)$/, '$1.$2') : text;
    const millimetres = /^\d{1,7}(\.\d+)?$/.test(written) ? Math.round(Number(written)) : 0;
    if (millimetres < 1 || millimetres > 1_000_000)
      wrong(field, `"${text}" is no length: write a number above 0 and the unit that the column has`);
    return [[field, millimetres] as const];
  });
  return found.length === 0 ? null : Object.fromEntries(found);
}

/** Without a base measure, the base is one of the unit of the content, as in Google's feeds. */
function readUnitMeasure(row: Row, wrong: Wrong): { measure: Measure; base: Measure } | null {
  const total = row.get('unitTotal');
  if (total === '' || total === '0') return null;
  const read = (field: 'unitTotal' | 'unitBase', quantity: string, unit: string): Measure | undefined => {
    const measure = readMeasure(quantity, unit, row.decimalComma);
    if (typeof measure !== 'string') return measure;
    wrong(field, `"${`${quantity} ${unit}`.trim()}" ${measure}`);
    return undefined;
  };
  const measure = read('unitTotal', total, row.get('unitTotalUnit'));
  const [base, baseUnit] = [row.get('unitBase') || '1', row.get('unitBaseUnit') || row.get('unitTotalUnit')];
  const ofBase = measure && read('unitBase', base, baseUnit);
  if (!ofBase) return null;
  if (isSameMeasure(measure.unit, ofBase.unit)) return { measure, base: ofBase };
  wrong(
    'unitBase',
    `"${base} ${baseUnit}" is measured otherwise than "${total} ${row.get('unitTotalUnit')}": write one kind of unit`,
  );
  return null;
}

function readQuantityRule(row: Row, wrong: Wrong): QuantityRuleInput | null {
  const columns = {
    minimum: 'minimumQuantity',
    increment: 'quantityIncrement',
    maximum: 'maximumQuantity',
  } as const;
  const filled = Object.entries(columns).filter(([, field]) => row.get(field) !== '');
  if (filled.length === 0) return null;
  const rule = Object.fromEntries(filled.map(([name, field]) => [name, Number(row.get(field))]));
  const read = quantityRuleInputSchema.safeParse(rule);
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues) {
    const field = columns[path[0] as keyof typeof columns] ?? 'minimumQuantity';
    const isNumber = /^\d+$/.test(row.get(field));
    wrong(field, `"${row.get(field)}" ${isNumber ? message : 'is no quantity: write a whole number, such as 6'}`);
  }
  return null;
}

function readMaxPerCustomer(row: Row, wrong: Wrong): number | null {
  const text = row.get('maxPerCustomer');
  if (text === '') return null;
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= maxLineQuantity) return limit;
  wrong('maxPerCustomer', `"${text}" is no quantity: write a whole number from 1 to ${maxLineQuantity}`);
  return null;
}
