import { findColumns, type Column } from '../rows/columns.ts';
import { metafieldColumnsOf } from '../rows/metafield-columns.ts';
import { rowsOf, type TableRecord } from '../rows/csv-file.ts';
import type { FileFormat } from './shared/file-format.ts';

/** The product CSV of Shopify, with its column names of today or of earlier years: the importer's own columns. */
export const shopifyFormat: FileFormat = {
  name: 'Shopify',
  required: [['handle', 'url handle']],
  visibility: ['published', 'published on online store', 'status'],
  read(table) {
    const columns = [...findColumns(table.header).values()];
    const known = new Set([...columns.flat(), ...metafieldColumnsOf(table.header)].map(({ index }) => index));
    const unknown = table.header.filter((_, index) => !known.has(index) && table.filled.has(index));
    const ignoredColumns = [...unknown, ...columns.flatMap((ofField) => findOverruled(ofField, table.records))];
    return { rows: rowsOf(table), unnamed: [], problems: [], notices: [], ignoredColumns };
  },
};

const cellOf = ({ cells }: TableRecord, index: number) => (cells[index] ?? '').trim();

/** Columns of one field that say something else than one before them, which counts. */
function findOverruled(columns: readonly Column[], records: readonly TableRecord[]): string[] {
  if (columns.length < 2) return [];
  const isOverruled = ({ index }: Column, nth: number) =>
    records.some((record) => {
      const cell = cellOf(record, index);
      const before = columns.slice(0, nth).map((one) => cellOf(record, one.index));
      return cell !== '' && before.some((other) => other !== '' && other !== cell);
    });
  return columns.filter(isOverruled).map(({ name, index }) => `${name} (column ${index + 1}, beside another)`);
}

/** The same columns for products that the store has, which are found by their SKUs. */
export const withoutHandles: FileFormat = { ...shopifyFormat, required: [['sku', 'variant sku']] };
