import type { Table, TableRecord } from '../../rows/csv-file.ts';
import type { RowProblem } from '../../rows/row-problem.ts';
import { rowOfCells, type Cells, type FieldNames } from '../shared/cell-row.ts';
import { gramsText, paragraphs, tagsText } from '../shared/cell-texts.ts';
import type { FileFormat, FormatRows } from '../shared/file-format.ts';
import { belowZero } from '../../rows/variant-row.ts';
import { readLazily, type GroupReading } from '../shared/lazy-products.ts';
import { HeaderColumns, type ReadColumn } from '../shared/header-columns.ts';

/**
 * The item library that Square exports as CSV: one row for each variation, which repeats what belongs to the item;
 * columns for each location (squareup.com/help, "Import and export items").
 */
export const squareFormat: FileFormat = {
  name: 'Square',
  required: ['item name', ['variation name', 'token', 'reference handle']],
  visibility: ['archived', 'square online item visibility'],
  read: (table) => readSquare(table),
};

const maxOptions = 3;
type SquareColumns = ReturnType<typeof findColumns>;

function findColumns(header: readonly string[]) {
  const all = new HeaderColumns(header);
  const [weight] = all.match(/^weight \((\w+)\)$/);
  const numbered = (pattern: RegExp) =>
    all.match(pattern).toSorted((a, b) => Number(a.groups[0]) - Number(b.groups[0]));
  const optionValues = numbered(/^option value (\d+)$/);
  return {
    all,
    item: all.find('item name')!,
    shownName: all.find('customer-facing name', 'customer facing name'),
    reference: all.find('reference handle'),
    token: all.find('token'),
    variation: all.find('variation name'),
    sku: all.find('sku'),
    description: all.find('description'),
    categories: all.find('categories', 'category'),
    reportingCategory: all.find('reporting category'),
    permalink: all.find('permalink'),
    visibility: all.find('square online item visibility'),
    itemType: all.find('item type'),
    weight: weight && { column: weight.column, unit: weight.groups[0]! },
    price: all.find('price'),
    salePrice: all.find('online sale price'),
    archived: all.find('archived'),
    sellable: all.find('sellable'),
    stockable: all.find('stockable'),
    options: numbered(/^option name (\d+)$/).map(({ column: name, groups: [number] }) => ({
      name,
      value: optionValues.find(({ groups }) => groups[0] === number)?.column,
    })),
    locations: locationsOf(all, header),
  };
}

interface LocationColumns {
  name: string;
  current: ReadColumn | undefined;
  /** Filled in by the merchant for Square's own import. */
  next: ReadColumn | undefined;
  enabled: ReadColumn | undefined;
}

/** Column names as the file has them: a location's name keeps its capitals. */
function locationsOf(all: HeaderColumns, header: readonly string[]): LocationColumns[] {
  const names = header.flatMap((name) => /^(?:Current|New) Quantity (.+)$/i.exec(name.trim())?.[1] ?? []);
  return [...new Set(names)].map((name) => {
    const column = (kind: string) => all.find(`${kind} ${name.replace(/[\s_]+/g, ' ').toLowerCase()}`);
    return {
      name,
      current: column('current quantity'),
      next: column('new quantity'),
      enabled: column('enabled'),
    };
  });
}

function readSquare(table: Table): FormatRows {
  const columns = findColumns(table.header);
  const groups = Map.groupBy(
    table.records,
    (record) => columns.reference?.of(record) || columns.item.of(record) || `line ${record.line}`,
  );
  const found = readLazily(groups.values(), (records) => readItem(records, columns, table));
  return { rows: [], ...found, ignoredColumns: columns.all.ignored(table) };
}

function readItem(all: readonly TableRecord[], columns: SquareColumns, table: Table): GroupReading {
  const problems: RowProblem[] = [];
  const notices: RowProblem[] = [];
  const isSold = (record: TableRecord) => {
    const isSellable = columns.sellable?.of(record).toUpperCase() !== 'N';
    if (!isSellable)
      notices.push({
        line: record.line,
        column: columns.sellable!.name,
        reason: 'the variation is not sold, so it was left out',
      });
    return isSellable;
  };
  const records = all.filter(isSold);
  const [first] = records;
  if (!first) return { problems, notices };
  const options = optionsOf(records, columns);
  if (options.length > maxOptions) {
    const reason = `the item has ${options.length} options: a product has at most ${maxOptions}, so join some`;
    for (const { line } of records) problems.push({ line, column: options[maxOptions]!.column.name, reason });
    return { problems, notices };
  }
  const names: FieldNames = {
    ...{ handle: columns.item.name, title: columns.item.name, price: columns.price?.name ?? 'Price' },
    ...{ sku: columns.sku?.name ?? 'SKU', quantity: columns.locations[0]?.current?.name ?? 'Current Quantity' },
    ...{ description: columns.description?.name ?? 'Description', tags: columns.categories?.name ?? 'Categories' },
    productType: columns.reportingCategory?.name ?? columns.categories?.name ?? 'Categories',
    ...Object.fromEntries(options.map(({ column }, nth) => [`option${nth + 1}Value`, column.name])),
  };
  const rows = records.map((record) => {
    const stock = stockOf(record, columns);
    if (stock.belowZero) notices.push({ line: record.line, column: stock.belowZero, reason: belowZero });
    return rowOfCells({
      line: record.line,
      names,
      decimalComma: table.separator !== ',',
      problems: problemsOf(record, columns),
      ...(stock.levels && { levels: stock.levels }),
      cells: {
        ...(record === first && productCells(record, columns)),
        ...(record === first && Object.fromEntries(options.map(({ name }, nth) => [`option${nth + 1}Name`, name]))),
        ...Object.fromEntries(options.map(({ value }, nth) => [`option${nth + 1}Value`, value(record)])),
        ...variantCells(record, columns),
        ...stock.cells,
      },
    });
  });
  const title = columns.shownName?.of(first) || columns.item.of(first);
  const permalink = columns.permalink?.of(first).split('/').at(-1) ?? '';
  const id = columns.sku?.of(first) || columns.token?.of(first) || `${first.line}`;
  return { product: { title: permalink || title, id, rows }, problems, notices };
}

interface ItemOption {
  name: string;
  column: ReadColumn;
  value(record: TableRecord): string;
}

/** An item without options has variations with names; a single one is called "Regular". */
function optionsOf(records: readonly TableRecord[], columns: SquareColumns): ItemOption[] {
  const named = columns.options.flatMap(({ name, value }) => {
    const text = records.map((record) => name.of(record)).find((one) => one !== '');
    return text && value ? [{ name: text, column: value, value: (record: TableRecord) => value.of(record) }] : [];
  });
  const { variation } = columns;
  const isSingle = records.length === 1 && ['', 'regular'].includes(variation?.of(records[0]!).toLowerCase() ?? '');
  if (named.length > 0 || isSingle || !variation) return named;
  return [{ name: 'Variation', column: variation, value: (record) => variation.of(record) }];
}

function productCells(record: TableRecord, columns: SquareColumns): Cells {
  const categories = (columns.categories?.of(record) ?? '')
    .split(',')
    // Recent exports add the token of the category.
    .map((category) => category.replace(/\s*\([A-Z0-9]{20,}\)$/, '').trim())
    .filter((category) => category !== '');
  const main = columns.reportingCategory?.of(record).replace(/\s*\([A-Z0-9]{20,}\)$/, '') || categories[0] || '';
  const isHidden =
    columns.archived?.of(record).toUpperCase() === 'Y' ||
    ['hidden', 'unavailable'].includes(columns.visibility?.of(record).toLowerCase() ?? '');
  return {
    title: columns.shownName?.of(record) || columns.item.of(record),
    ...(columns.description && { description: paragraphs(columns.description.of(record)) }),
    ...((columns.categories ?? columns.reportingCategory) && {
      productType: main,
      tags: tagsText(categories.filter((category) => category !== main)),
    }),
    ...((columns.archived ?? columns.visibility) && { published: isHidden ? 'false' : 'true' }),
  };
}

function variantCells(record: TableRecord, columns: SquareColumns): Cells {
  const price = columns.price?.of(record);
  const sale = columns.salePrice?.of(record) ?? '';
  const weight = columns.weight?.column.of(record) ?? '';
  const isSent = !/digital|service|event|donation|membership|class/i.test(columns.itemType?.of(record) ?? '');
  return {
    ...(columns.sku && { sku: columns.sku.of(record) }),
    ...(price !== undefined && !isVariable(price) && { price: sale === '' ? price : sale }),
    ...(columns.salePrice && { compareAt: sale === '' ? '' : price! }),
    ...(columns.weight && { grams: weight === '' ? '' : (gramsText(weight, columns.weight.unit) ?? '') }),
    ...(columns.itemType && { requiresShipping: isSent ? 'true' : 'false' }),
  };
}

interface SquareStock {
  cells: Cells;
  levels?: Record<string, number>;
  /** The column of a number that is below zero, which counts as 0. */
  belowZero?: string;
}

/** The sum of all locations that have the item. A variation without any number is not counted. */
function stockOf(record: TableRecord, columns: SquareColumns): SquareStock {
  if (columns.locations.length === 0) return { cells: {} };
  const isCounted = columns.stockable?.of(record).toUpperCase() !== 'N';
  const found = columns.locations.flatMap(({ name, current, next, enabled }) => {
    const column = next?.of(record) ? next : current;
    const text = column?.of(record) ?? '';
    const isThere = enabled?.of(record).toUpperCase() !== 'N';
    return !column || text === '' || !isThere || !isCounted ? [] : [{ name, text, column: column.name }];
  });
  if (found.length === 0) return { cells: { quantity: '', tracker: '' } };
  const numbers = found.map(({ text }) => Number(text.replaceAll(',', '')));
  const wrong = found.find((_, nth) => !Number.isInteger(numbers[nth]));
  // The importer refuses it with its reason.
  if (wrong) return { cells: { quantity: wrong.text, tracker: 'counted' } };
  const negative = found.find((_, nth) => numbers[nth]! < 0);
  const counted = numbers.map((number) => Math.max(0, number));
  return {
    cells: { quantity: String(counted.reduce((sum, one) => sum + one, 0)), tracker: 'counted' },
    levels: Object.fromEntries(found.map(({ name }, nth) => [name, counted[nth]!])),
    ...(negative && { belowZero: negative.column }),
  };
}

/** The price is entered at each sale. */
const isVariable = (price: string) => price.toLowerCase() === 'variable';

function problemsOf(record: TableRecord, { price, weight }: SquareColumns): RowProblem[] {
  const { line } = record;
  const found: RowProblem[] = [];
  if (price && isVariable(price.of(record)))
    found.push({
      line,
      column: price.name,
      reason: 'is entered at each sale ("variable"): write a price, such as 19.99',
    });
  const text = weight?.column.of(record) ?? '';
  if (weight && text !== '' && gramsText(text, weight.unit) === undefined)
    found.push({
      line,
      column: weight.column.name,
      reason: `"${text}" is not a number: write ${weight.unit}, such as 0.5`,
    });
  return found;
}
