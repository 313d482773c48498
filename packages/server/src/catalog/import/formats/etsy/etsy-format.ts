import type { Row, Table, TableRecord } from '../../rows/csv-file.ts';
import { pictureRows, rowOfCells, type Cells, type FieldNames } from '../shared/cell-row.ts';
import { combinations, decodeEntities, plainParagraphs, tagsText } from '../shared/cell-texts.ts';
import type { FileFormat, FormatContext, FormatRows } from '../shared/file-format.ts';
import { readLazily, type GroupReading } from '../shared/lazy-products.ts';
import { HeaderColumns, type ReadColumn } from '../shared/header-columns.ts';
import { currencyProblem } from '../shared/price-text.ts';

/**
 * The listings that Etsy's shop manager downloads: one row for a listing, which has the values of its variations, but
 * not the price, quantity and SKU of each (help.etsy.com, "How to Download Your Listing Information").
 */
export const etsyFormat: FileFormat = {
  name: 'Etsy',
  required: ['title', 'price', 'currency code', 'quantity'],
  visibility: [],
  read: readEtsy,
};

/** The same for every listing, so that a report can count them. */
const sharedValues = {
  price: 'the file has one price for all variations of a listing: correct those that cost something else',
  quantity: 'is one number for all variations, so each begins with 0: write a number for each',
  sku: 'the file does not say which variation has which SKU, so SKUs were made: write them for each variant',
};

function readEtsy(table: Table, { currency }: FormatContext): FormatRows {
  const all = new HeaderColumns(table.header);
  const columns = {
    title: all.find('title')!,
    description: all.find('description'),
    price: all.find('price')!,
    currency: all.find('currency code')!,
    quantity: all.find('quantity')!,
    tags: all.find('tags'),
    sku: all.find('sku'),
    images: all.match(/^image ?(\d+)$/).map(({ column }) => column),
    variations: variationColumns(all),
  };
  const names: FieldNames = {
    ...{ handle: columns.title.name, title: columns.title.name, price: columns.price.name },
    ...{ quantity: columns.quantity.name, tags: columns.tags?.name ?? 'TAGS', sku: columns.sku?.name ?? 'SKU' },
    imageSource: columns.images[0]?.name ?? 'IMAGE1',
    ...Object.fromEntries(
      columns.variations.map(({ values }, nth) => [`option${nth + 1}Value`, values?.name ?? 'VARIATION 1 VALUES']),
    ),
  };
  const found = readLazily(table.records, (record): GroupReading => {
    const { line } = record;
    const notices: GroupReading['notices'] = [];
    const wrongCurrency = currencyProblem(columns.currency.of(record), currency);
    if (wrongCurrency) return { problems: [{ line, column: columns.currency.name, reason: wrongCurrency }], notices };
    const title = decodeEntities(columns.title.of(record));
    const options = optionsOf(record, columns.variations);
    const place = { line, names, decimalComma: table.separator !== ',' };
    const sources = columns.images.map((column) => column.of(record)).filter((source) => source !== '');
    const skus =
      columns.sku
        ?.of(record)
        .split(/\s*,\s*/)
        .filter((sku) => sku !== '') ?? [];
    const hasOne = options.length === 0;
    const note = (column: ReadColumn | undefined, reason: string) =>
      column && notices.push({ line, column: column.name, reason });
    if (!hasOne) {
      note(columns.price, sharedValues.price);
      note(columns.quantity, sharedValues.quantity);
      if (skus.length > 0) note(columns.sku, sharedValues.sku);
    }
    const variant: Cells = {
      price: columns.price.of(record),
      quantity: hasOne ? columns.quantity.of(record) : '0',
      ...(columns.sku && { sku: hasOne ? (skus[0] ?? '') : '' }),
    };
    const shared: Cells = {
      title,
      ...(columns.description && { description: plainParagraphs(columns.description.of(record)) }),
      ...(columns.tags && { tags: tagsText(tagsOf(columns.tags.of(record))) }),
      ...(columns.images.length > 0 && { imageSource: sources[0] ?? '', imagePosition: '1' }),
      ...Object.fromEntries(options.map(({ name }, nth) => [`option${nth + 1}Name`, name])),
    };
    const rows: Row[] = combinations(options.map(({ values }) => values)).map((labels, nth) =>
      rowOfCells({
        ...place,
        cells: {
          ...(nth === 0 && shared),
          ...variant,
          ...Object.fromEntries(labels.map((label, option) => [`option${option + 1}Value`, label])),
        },
      }),
    );
    const product = { title, id: skus[0] ?? `${line}`, rows: [...rows, ...pictureRows(place, sources)] };
    return { product, problems: [], notices };
  });
  return { rows: [], ...found, ignoredColumns: all.ignored(table) };
}

interface VariationColumns {
  type: ReadColumn | undefined;
  name: ReadColumn | undefined;
  values: ReadColumn | undefined;
}

function variationColumns(all: HeaderColumns): VariationColumns[] {
  const parts = all.match(/^variation (\d) (type|name|values)$/);
  return ['1', '2', '3'].map((number) => {
    const part = (wanted: string) => parts.find(({ groups }) => groups[0] === number && groups[1] === wanted)?.column;
    return { type: part('type'), name: part('name'), values: part('values') };
  });
}

function optionsOf(record: TableRecord, columns: readonly VariationColumns[]): { name: string; values: string[] }[] {
  return columns.flatMap(({ type, name, values }) => {
    const labels = [
      ...new Set(
        decodeEntities(values?.of(record) ?? '')
          .split(',')
          .map((label) => label.trim())
          .filter((label) => label !== ''),
      ),
    ];
    // A type of the seller's own is called "Custom Property".
    const words = [name, type].map((column) => decodeEntities(column?.of(record) ?? '')).find((text) => text !== '');
    return labels.length === 0 ? [] : [{ name: words ?? 'Variation', values: labels }];
  });
}

/** Etsy writes the spaces in a tag as underscores. */
const tagsOf = (text: string) =>
  decodeEntities(text)
    .split(',')
    .map((tag) => tag.trim().replaceAll('_', ' '))
    .filter((tag) => tag !== '');
