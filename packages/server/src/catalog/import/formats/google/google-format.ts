import type { Table, TableRecord } from '../../rows/csv-file.ts';
import type { RowProblem } from '../../rows/row-problem.ts';
import { pictureRows, rowOfCells, type Cells, type FieldNames } from '../shared/cell-row.ts';
import { gramsText, listOf, plainParagraphs, paragraphs } from '../shared/cell-texts.ts';
import { normalizedName, type FileFormat, type FormatContext, type FormatRows } from '../shared/file-format.ts';
import { readLazily, type GroupReading } from '../shared/lazy-products.ts';
import { HeaderColumns, type ReadColumn } from '../shared/header-columns.ts';
import { currencyProblem, splitPrice } from '../shared/price-text.ts';
import { saleNotices, saleState } from '../shared/sale-price.ts';
import { dataCells, dataNames } from './data-cells.ts';
import { availabilityCells } from './availability.ts';
import { sharedTitle } from './shared-title.ts';

/**
 * A product feed for Google Merchant Center as text: one row for each variant; those of one product have the same
 * `item_group_id` (support.google.com/merchants/answer/7052112).
 */
export const googleFormat: FileFormat = {
  name: 'Google Merchant Center',
  required: ['id', 'title', 'price', ['availability', 'link', 'image link']],
  visibility: [],
  read: readGoogle,
};

const maxOptions = 3;
/** Attributes in which the variants of a group may differ, the likeliest first. */
const optionAttributes = [
  'color',
  'size',
  'material',
  'pattern',
  'age group',
  'gender',
  'size type',
  'size system',
  'multipack',
];

export type GoogleColumns = ReturnType<typeof findColumns>;

function findColumns(header: readonly string[]) {
  const all = new HeaderColumns(header.map((name) => name.trim().replace(/^g:/i, '')));
  return {
    all,
    id: all.find('id')!,
    title: all.find('title')!,
    description: all.find('description'),
    image: all.find('image link'),
    otherImages: all.find('additional image link', 'additional image links'),
    availability: all.find('availability'),
    quantity: all.find('sell on google quantity', 'quantity', 'inventory'),
    price: all.find('price')!,
    salePrice: all.find('sale price'),
    saleDates: all.find('sale price effective date'),
    group: all.find('item group id'),
    brand: all.find('brand'),
    type: all.find('product type'),
    weight: all.find('shipping weight'),
    gtin: all.find('gtin'),
    measure: all.find('unit pricing measure'),
    baseMeasure: all.find('unit pricing base measure'),
    lengths: {
      lengthMm: all.find('shipping length'),
      widthMm: all.find('shipping width'),
      heightMm: all.find('shipping height'),
    },
  };
}

function readGoogle(table: Table, context: FormatContext): FormatRows {
  const columns = findColumns(table.header);
  const groups = Map.groupBy(table.records, (record) => {
    const group = columns.group?.of(record) ?? '';
    return group === '' ? `id ${columns.id.of(record) || record.line}` : `group ${group}`;
  });
  const found = readLazily(groups.values(), (records) =>
    readGroup(records, { table, context, columns, problems: [], notices: [] }),
  );
  return { rows: [], ...found, ignoredColumns: columns.all.ignored(table) };
}

/** Of one product. */
interface Reading {
  table: Table;
  context: FormatContext;
  columns: GoogleColumns;
  problems: RowProblem[];
  notices: RowProblem[];
}

function readGroup(records: readonly TableRecord[], reading: Reading): GroupReading {
  const { table, columns, problems, notices } = reading;
  const first = records[0]!;
  const options = optionsOf(records, columns);
  if (options.length > maxOptions) {
    const reason =
      `the variants differ in ${options.length} attributes: ` +
      `a product has at most ${maxOptions} options, so join some`;
    for (const { line } of records) problems.push({ line, column: options[maxOptions]!.name, reason });
    return { problems, notices };
  }
  const names: FieldNames = {
    ...{ handle: columns.title.name, title: columns.title.name, price: columns.price.name, sku: columns.id.name },
    ...{ quantity: columns.quantity?.name ?? columns.availability?.name ?? 'availability' },
    ...{ imageSource: columns.image?.name ?? 'image_link', variantImage: columns.image?.name ?? 'image_link' },
    ...dataNames(columns),
    ...{ vendor: columns.brand?.name ?? 'brand', productType: columns.type?.name ?? 'product_type' },
    ...Object.fromEntries(options.map(({ name }, nth) => [`option${nth + 1}Value`, name])),
  };
  const title = sharedTitle(records.map((record) => columns.title.of(record)));
  const sources = sourcesOf(records, columns);
  const place = { line: first.line, names, decimalComma: table.separator === ';' };
  const rows = records.map((record) =>
    rowOfCells({
      ...{ ...place, line: record.line },
      ...variantRow(record, reading, {
        ...(record === first && productCells(first, columns, { title, source: sources[0] ?? '' })),
        ...(record === first &&
          Object.fromEntries(options.map((option, nth) => [`option${nth + 1}Name`, nameOf(option)]))),
        ...Object.fromEntries(options.map((option, nth) => [`option${nth + 1}Value`, option.of(record)])),
        ...(columns.image && records.length > 1 && { variantImage: columns.image.of(record) }),
      }),
    }),
  );
  const id = (columns.group?.of(first) ?? '') || columns.id.of(first);
  return { product: { title, id, rows: [...rows, ...pictureRows(place, sources)] }, problems, notices };
}

/** Those in which the variants differ; where they differ in none, their ids. */
function optionsOf(records: readonly TableRecord[], columns: GoogleColumns): ReadColumn[] {
  if (records.length === 1) return [];
  const differing = optionAttributes.flatMap((name) => {
    const column = columns.all.peek(name);
    return column && new Set(records.map((record) => column.of(record))).size > 1 ? [column] : [];
  });
  for (const { name } of differing) columns.all.find(normalizedName(name));
  return differing.length > 0 ? differing : [columns.id];
}

function nameOf({ name }: ReadColumn): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The main picture of each variant, then the others. */
function sourcesOf(records: readonly TableRecord[], { image, otherImages }: GoogleColumns): string[] {
  const main = records.map((record) => image?.of(record) ?? '');
  const others = records.flatMap((record) => listOf(otherImages?.of(record) ?? ''));
  return [...new Set([...main, ...others])].filter((source) => source !== '');
}

function productCells(
  record: TableRecord,
  columns: GoogleColumns,
  { title, source }: { title: string; source: string },
): Cells {
  const description = columns.description?.of(record) ?? '';
  return {
    title,
    ...(columns.description && {
      description: /<\w/.test(description) ? paragraphs(description) : plainParagraphs(description),
    }),
    ...(columns.brand && { vendor: columns.brand.of(record) }),
    ...(columns.type && { productType: listOf(columns.type.of(record))[0] ?? '' }),
    ...((columns.image ?? columns.otherImages) && { imageSource: source, imagePosition: '1' }),
  };
}

function variantRow(
  record: TableRecord,
  { context, columns, notices }: Reading,
  shared: Cells,
): { cells: Cells; problems: RowProblem[] } {
  const { line } = record;
  const problems: RowProblem[] = [];
  const wrong = (column: ReadColumn, reason: string) => problems.push({ line, column: column.name, reason });
  const amountOf = (column: ReadColumn | undefined) => {
    if (!column) return '';
    const { amount, currency } = splitPrice(column.of(record));
    const problem = currencyProblem(currency, context.currency);
    if (problem) wrong(column, problem);
    return amount;
  };
  const regular = amountOf(columns.price);
  const sale = amountOf(columns.salePrice);
  const state = saleState(sale, datesOf(columns.saleDates?.of(record) ?? ''), context.now);
  const notice = saleNotices[state];
  if (notice) notices.push({ line, column: columns.salePrice!.name, reason: `"${sale}" ${notice}` });
  const isOnSale = state === 'now' || state === 'now_until';
  const weight = columns.weight?.of(record) ?? '';
  const [, number = '', unit = ''] = /^([\d.,]+)\s*([a-z]+)$/i.exec(weight) ?? [];
  const grams = gramsText(number, unit);
  if (weight !== '' && grams === undefined)
    wrong(columns.weight!, `"${weight}" is no weight: write a number and g, kg, oz or lb, such as 0.5 kg`);
  const availability = availabilityCells(columns.availability?.of(record), columns.quantity?.of(record));
  if (typeof availability === 'string') wrong(columns.availability!, availability);
  return {
    problems,
    cells: {
      ...shared,
      sku: columns.id.of(record),
      price: isOnSale ? sale : regular,
      ...(columns.salePrice && { compareAt: isOnSale ? regular : '' }),
      ...(columns.weight && { grams: grams ?? '' }),
      ...dataCells(record, columns),
      ...(typeof availability !== 'string' && availability),
    },
  };
}

/** Such as `2026-02-24T11:07:31+0100/2026-03-04T23:07:31+0100`. */
function datesOf(text: string): { from: Date | undefined; until: Date | undefined } {
  const [from, until] = text.split('/').map((part) => {
    const date = new Date(part.trim().replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    return Number.isNaN(date.getTime()) ? undefined : date;
  });
  return { from, until };
}
