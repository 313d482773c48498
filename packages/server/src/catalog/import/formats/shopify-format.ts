import { findColumns } from '../rows/columns.ts';
import { rowsOf } from '../rows/csv-file.ts';
import type { FileFormat } from './shared/file-format.ts';

/** The product CSV of Shopify, with its column names of today or of earlier years: the importer's own columns. */
export const shopifyFormat: FileFormat = {
  name: 'Shopify',
  required: [['handle', 'url handle']],
  read(table) {
    const known = new Set([...findColumns(table.header).values()].flat().map(({ index }) => index));
    const ignoredColumns = table.header.filter(
      (_, index) => !known.has(index) && table.records.some(({ cells }) => (cells[index] ?? '').trim() !== ''),
    );
    return { rows: rowsOf(table), unnamed: [], problems: [], notices: [], ignoredColumns };
  },
};

/** The same columns for products that the store has, which are found by their SKUs. */
export const withoutHandles: FileFormat = { ...shopifyFormat, required: [['sku', 'variant sku']] };
