import { readMeasureText } from '../../../variant-data/read-measure.ts';
import type { TableRecord } from '../../rows/csv-file.ts';
import type { Cells, FieldNames } from '../shared/cell-row.ts';
import { millimetresText } from '../shared/cell-texts.ts';
import type { ReadColumn } from '../shared/header-columns.ts';

/** The columns of a feed that describe the item itself. */
export interface DataColumns {
  gtin: ReadColumn | undefined;
  /** `unit_pricing_measure`, such as `750 ml`, and `unit_pricing_base_measure`, such as `1 l`. */
  measure: ReadColumn | undefined;
  baseMeasure: ReadColumn | undefined;
  /** `shipping_length` and so on, such as `20 cm`. */
  lengths: Record<'lengthMm' | 'widthMm' | 'heightMm', ReadColumn | undefined>;
}

export function dataNames({ gtin, measure, baseMeasure, lengths }: DataColumns): FieldNames {
  const names: FieldNames = {};
  const columns = { gtin, unitTotal: measure, unitBase: baseMeasure, ...lengths };
  for (const field of ['gtin', 'unitTotal', 'unitBase', 'lengthMm', 'widthMm', 'heightMm'] as const) {
    const column = columns[field];
    if (column) names[field] = column.name;
  }
  return names;
}

/** The importer's own cells. What cannot be read goes on as it is, and is refused there. */
export function dataCells(record: TableRecord, { gtin, measure, baseMeasure, lengths }: DataColumns): Cells {
  const cells: Cells = {};
  if (gtin) cells.gtin = gtin.of(record);
  if (measure) {
    const total = readMeasureText(measure.of(record));
    const base = readMeasureText(baseMeasure?.of(record) ?? '');
    Object.assign(cells, { unitTotal: total.quantity, unitTotalUnit: total.unit });
    Object.assign(cells, { unitBase: base.quantity, unitBaseUnit: base.unit });
  }
  for (const field of ['lengthMm', 'widthMm', 'heightMm'] as const) {
    const text = lengths[field]?.of(record);
    if (text === undefined) continue;
    const { quantity, unit } = readMeasureText(text);
    cells[field] = text === '' ? '' : (millimetresText(quantity, unit) ?? `${quantity} ${unit || '(without a unit)'}`);
  }
  return cells;
}
