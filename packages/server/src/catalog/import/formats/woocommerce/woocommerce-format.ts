import type { Row, Table, TableRecord } from '../../rows/csv-file.ts';
import type { RowProblem } from '../../rows/row-problem.ts';
import { pictureRows, rowOfCells, type Cells, type FieldNames } from '../shared/cell-row.ts';
import { gramsText, listOf, millimetresText, paragraphs, tagsText } from '../shared/cell-texts.ts';
import type { FileFormat, FormatContext, FormatRows } from '../shared/file-format.ts';
import { readLazily, type GroupReading } from '../shared/lazy-products.ts';
import type { ReadColumn } from '../shared/header-columns.ts';
import { saleNotices, saleState } from '../shared/sale-price.ts';
import { attributesOf, labelsOf, optionNamesOf, type Attribute } from './attributes.ts';
import { findWooColumns, type WooColumns } from './woocommerce-columns.ts';

/**
 * The product CSV of WooCommerce, in English: one row for a product, one for each variation, which names its product
 * in `Parent` (github.com/woocommerce/woocommerce/wiki/Product-CSV-Import-Schema).
 */
export const wooCommerceFormat: FileFormat = {
  name: 'WooCommerce',
  required: ['type', 'name', ['regular price', 'parent', 'visibility in catalog', 'attribute 1 name']],
  visibility: ['published', 'visibility in catalog'],
  read: (table, context) => new WooFile(table, context).read(),
};

interface Group {
  product: TableRecord | undefined;
  variations: TableRecord[];
  /** As the variations name it. */
  parent: string;
}

const maxOptions = 3;
const optionFields = [
  ['option1Name', 'option1Value'],
  ['option2Name', 'option2Value'],
  ['option3Name', 'option3Value'],
] as const;

class WooFile {
  readonly #table: Table;
  readonly #context: FormatContext;
  readonly #columns: WooColumns;
  readonly #names: FieldNames;
  /** Of the product that is read. */
  #problems: RowProblem[] = [];
  #notices: RowProblem[] = [];

  constructor(table: Table, context: FormatContext) {
    this.#table = table;
    this.#context = context;
    this.#columns = findWooColumns(table.header);
    const { name, sku, regularPrice, stock, images, published } = this.#columns;
    const nameOf = (column: ReadColumn | undefined) => column?.name ?? '';
    this.#names = {
      ...{ handle: nameOf(name), title: nameOf(name), sku: nameOf(sku), quantity: nameOf(stock) },
      ...{ price: regularPrice?.name ?? 'Regular price', imageSource: nameOf(images), variantImage: nameOf(images) },
      ...{ published: nameOf(published), option1Value: 'Attribute 1 value(s)', option2Value: 'Attribute 2 value(s)' },
      ...{ option3Value: 'Attribute 3 value(s)', grams: nameOf(this.#columns.weight?.column) },
      ...{ gtin: nameOf(this.#columns.gtin), ...this.#lengthNames() },
      ...{ tags: nameOf(this.#columns.tags), vendor: nameOf(this.#columns.brands) },
      ...{ productType: nameOf(this.#columns.categories), description: nameOf(this.#columns.description) },
    };
  }

  read(): FormatRows {
    const groups = this.#group();
    const ofRecords = this.#problems;
    const { unnamed, problems, notices } = readLazily(groups, (group) => {
      this.#problems = [];
      this.#notices = [];
      const product = this.#readGroup(group);
      return { ...(product && { product }), problems: this.#problems, notices: this.#notices };
    });
    const ignoredColumns = this.#columns.all.ignored(this.#table);
    return { rows: [], unnamed, problems: [...ofRecords, ...problems], notices, ignoredColumns };
  }

  /** The cell; a sign that keeps a spreadsheet from reading it as a formula goes. */
  #text(column: ReadColumn | undefined, record: TableRecord): string {
    return column?.of(record).replace(/^'(?=[=+\-@])/, '') ?? '';
  }

  #refuse({ line }: TableRecord, column: ReadColumn | undefined, reason: string): void {
    this.#problems.push({ line, column: column?.name ?? '(row)', reason });
  }

  #note({ line }: TableRecord, column: ReadColumn | undefined, reason: string): void {
    this.#notices.push({ line, column: column?.name ?? '(row)', reason });
  }

  /** A product and its variations may be anywhere in the file. */
  #group(): Group[] {
    const { id, sku, type, parent } = this.#columns;
    const groups: Group[] = [];
    const byReference = new Map<string, Group>();
    const children: TableRecord[] = [];
    for (const record of this.#table.records) {
      const types = this.#text(type, record)
        .toLowerCase()
        .split(/\s*,\s*/);
      if (types.includes('variation')) children.push(record);
      else if (types.includes('grouped'))
        this.#refuse(record, type, '"grouped" lists other products, which are imported: put them in a collection');
      else if (types.includes('external'))
        this.#refuse(record, type, '"external" is sold on another site: write "simple" to sell it here');
      else if (!types.some((one) => knownTypes.includes(one)))
        this.#refuse(record, type, `"${types.join(', ')}" is unknown: write "simple" or "variable"`);
      else {
        const group: Group = { product: record, variations: [], parent: '' };
        groups.push(group);
        const references = [this.#text(sku, record), `id:${this.#text(id, record)}`];
        for (const reference of references) if (reference !== '') byReference.set(reference, group);
      }
    }
    for (const record of children) {
      const reference = this.#text(parent, record);
      if (reference === '') {
        this.#refuse(record, parent, 'is missing: write the SKU of the product, or id: and its ID');
        continue;
      }
      const group = byReference.get(reference) ?? { product: undefined, variations: [], parent: reference };
      if (!byReference.has(reference)) groups.push(group);
      byReference.set(reference, group);
      group.variations.push(record);
    }
    return groups;
  }

  #readGroup({ product, variations, parent }: Group): GroupReading['product'] {
    const { id, sku, name, published, parent: parentColumn } = this.#columns;
    const first = product ?? variations[0]!;
    const attributes = product ? this.#attributesOf(product) : [];
    const enabled = variations.filter((record) => {
      const isEnabled = !['0', '-1'].includes(this.#text(published, record));
      if (!isEnabled) this.#note(record, published, 'the variation is disabled, so it was left out');
      return isEnabled;
    });
    const ofVariations = enabled.map((record) => this.#attributesOf(record));
    const optionNames = optionNamesOf(attributes, ofVariations);
    if (optionNames.length > maxOptions) {
      const reason =
        `the variations differ in ${optionNames.length} attributes (${optionNames.join(', ')}): ` +
        `a product has at most ${maxOptions} options, so join some`;
      for (const { line } of [...(product ? [product] : []), ...variations])
        this.#problems.push({ line, column: 'Attribute 4 value(s)', reason });
      return undefined;
    }
    this.#noteOtherAttributes(first, attributes, optionNames);
    const options = Object.fromEntries(optionFields.map(([field], nth) => [field, optionNames[nth] ?? '']));
    const shared = product ? this.#productCells(product) : {};
    const sources = product ? this.#sourcesOf(product) : [];
    const isSimple = product !== undefined && variations.length === 0;
    if (isSimple && this.#text(this.#columns.type, product).toLowerCase().includes('variable')) {
      this.#refuse(product, this.#columns.type, 'has no variations in the file: add their rows, or write "simple"');
      return undefined;
    }
    const head = rowOfCells({
      ...this.#placeOf(first),
      cells: { ...shared, ...options, ...(isSimple && this.#variantCells(product, undefined)) },
      ...(isSimple && this.#problemsOf(product)),
    });
    const taken = new Set(
      ofVariations
        .map((own) => labelsOf(optionNames, attributes, own))
        .filter((labels) => labels.length === 1)
        .map(([labels]) => labels!.join('\u001f')),
    );
    const rows = enabled.flatMap((record, nth) =>
      this.#variationRows(record, product, labelsOf(optionNames, attributes, ofVariations[nth]!), taken),
    );
    if (!product && enabled.length > 0)
      this.#note(first, parentColumn, `"${parent}" is not in the file: only its variations are changed`);
    return {
      title: product ? this.#text(name, product) : '',
      id: (product && (this.#text(sku, product) || this.#text(id, product))) ?? parent,
      rows: [head, ...pictureRows(this.#placeOf(first), sources), ...rows],
    };
  }

  #attributesOf(record: TableRecord): Attribute[] {
    return attributesOf(this.#columns.attributes, record, (column, one) => this.#text(column, one));
  }

  #noteOtherAttributes(record: TableRecord, attributes: readonly Attribute[], optionNames: readonly string[]): void {
    const isOption = ({ name }: Attribute) => optionNames.some((one) => one.toLowerCase() === name.toLowerCase());
    for (const { name, values, column } of attributes.filter((one) => !isOption(one) && one.values.length > 0))
      this.#notices.push({
        line: record.line,
        column,
        reason: `the attribute ${name} (${values.join(', ')}) has no field here: write it into the description`,
      });
  }

  #placeOf({ line }: TableRecord) {
    return { line, names: this.#names, decimalComma: this.#table.separator !== ',' };
  }

  #sourcesOf(record: TableRecord): string[] {
    return listOf(this.#text(this.#columns.images, record));
  }

  #productCells(record: TableRecord): Cells {
    const columns = this.#columns;
    const text = (column: ReadColumn | undefined) => this.#text(column, record);
    const [category, ...categories] = listOf(text(columns.categories)).filter((one) => one !== 'Uncategorized');
    const short = paragraphs(linesOf(text(columns.shortDescription)));
    const isHidden = ['0', '-1'].includes(text(columns.published)) || text(columns.visibility) === 'hidden';
    return {
      ...(columns.name && { title: text(columns.name) }),
      ...((columns.description ?? columns.shortDescription) && {
        description: `${short}${paragraphs(linesOf(text(columns.description)))}`,
      }),
      ...(columns.brands && { vendor: listOf(text(columns.brands)).join(', ') }),
      ...(columns.categories && { productType: category ?? '' }),
      ...((columns.tags ?? columns.categories) && { tags: tagsText([...listOf(text(columns.tags)), ...categories]) }),
      ...(columns.published && {
        published: isHidden ? 'false' : text(columns.published) === '1' ? 'true' : text(columns.published),
      }),
      ...(columns.images && { imageSource: this.#sourcesOf(record)[0] ?? '', imagePosition: '1' }),
    };
  }

  /** One row for each variant that the variation describes. */
  #variationRows(
    record: TableRecord,
    product: TableRecord | undefined,
    combinations: readonly (readonly string[])[],
    taken: ReadonlySet<string>,
  ): Row[] {
    const { stock, images, attributes } = this.#columns;
    const free = combinations.length > 1 ? combinations.filter((one) => !taken.has(one.join('\u001f'))) : combinations;
    if (combinations.length === 0) {
      const reason = 'is missing, and the product has no values of the attribute: write the value';
      this.#refuse(record, attributes[0]?.values, reason);
      return [];
    }
    if (free.length > 1 && /\d/.test(this.#text(stock, record))) {
      const reason =
        `counts ${free.length} variants together, because an attribute is empty: ` + 'write one row for each value';
      this.#refuse(record, stock, reason);
      return [];
    }
    const [variantImage = ''] = this.#sourcesOf(record);
    return free.map((labels) =>
      rowOfCells({
        ...this.#placeOf(record),
        ...this.#problemsOf(record),
        cells: {
          ...this.#variantCells(record, product),
          ...Object.fromEntries(optionFields.map(([, field], nth) => [field, labels[nth] ?? ''])),
          ...(images && { variantImage }),
        },
      }),
    );
  }

  /** `product` is given for a variation, which inherits what it leaves empty. */
  #variantCells(record: TableRecord, product: TableRecord | undefined): Cells {
    const columns = this.#columns;
    const text = (column: ReadColumn | undefined) => this.#text(column, record);
    const inherited = (column: ReadColumn | undefined) => {
      const own = text(column);
      return (own === '' || own === 'parent') && product ? this.#text(column, product) : own;
    };
    const types = text(columns.type).toLowerCase();
    const weight = inherited(columns.weight?.column);
    const taxStatus = inherited(columns.taxStatus);
    const isZeroRated = inherited(columns.taxClass) === 'zero-rate';
    return {
      ...(columns.sku && { sku: text(columns.sku) }),
      ...this.#priceCells(record),
      ...this.#stockCells(record, product),
      ...(columns.backorders && { policy: isBackorder(text(columns.backorders)) ? 'continue' : 'deny' }),
      ...(columns.weight && { grams: weight === '' ? '' : (gramsText(weight, columns.weight.unit) ?? '') }),
      ...(columns.gtin && { gtin: text(columns.gtin) }),
      ...this.#lengthCells(inherited),
      requiresShipping: /virtual|downloadable/.test(types) ? 'false' : 'true',
      ...(columns.taxStatus && { taxable: taxStatus === 'none' || isZeroRated ? 'false' : 'true' }),
    };
  }

  #lengthNames(): FieldNames {
    const { lengthMm, widthMm, heightMm } = this.#columns.lengths;
    const nameOf = (found: typeof lengthMm) => found?.column.name ?? '';
    return { lengthMm: nameOf(lengthMm), widthMm: nameOf(widthMm), heightMm: nameOf(heightMm) };
  }

  /** Lengths in millimetres. A text that is none goes on as it is, and is refused by its own name. */
  #lengthCells(read: (column: ReadColumn) => string): Cells {
    const cells: Cells = {};
    for (const field of ['lengthMm', 'widthMm', 'heightMm'] as const) {
      const found = this.#columns.lengths[field];
      if (!found) continue;
      const text = read(found.column);
      cells[field] =
        text === '' || text === '0' ? '' : (millimetresText(text, found.groups[0]!) ?? `${text} ${found.groups[0]}`);
    }
    return cells;
  }

  #priceCells(record: TableRecord): Cells {
    const { regularPrice, salePrice, saleStarts, saleEnds } = this.#columns;
    const regular = this.#text(regularPrice, record);
    const sale = this.#text(salePrice, record);
    const dates = {
      from: dateOf(this.#text(saleStarts, record), 'T00:00:00'),
      until: dateOf(this.#text(saleEnds, record), 'T23:59:59'),
    };
    const state = saleState(sale, dates, this.#context.now);
    const notice = saleNotices[state];
    if (notice) this.#note(record, salePrice, `"${sale}" ${notice}`);
    const isOnSale = state === 'now' || state === 'now_until';
    return {
      ...((regularPrice ?? salePrice) && { price: isOnSale ? sale : regular }),
      ...(salePrice && { compareAt: isOnSale ? regular : '' }),
    };
  }

  /** Without a number, the product is in stock or not, and is not counted. */
  #stockCells(record: TableRecord, product: TableRecord | undefined): Cells {
    const { stock, inStock } = this.#columns;
    if (!stock && !inStock) return {};
    const number = this.#text(stock, record);
    const isOut = ['0', 'outofstock'].includes(this.#text(inStock, record).toLowerCase());
    const ofProduct = product ? this.#text(stock, product) : '';
    if (product && (number === 'parent' || (number === '' && ofProduct !== ''))) {
      const reason = 'is one number for all variations, so each begins with 0: write a number for each';
      this.#note(record, stock, reason);
      return { quantity: '0', tracker: 'parent' };
    }
    if (number !== '') return { quantity: number, tracker: 'counted' };
    return isOut ? { quantity: '0', tracker: 'counted' } : { quantity: '', tracker: '' };
  }

  /** Cells that would be lost on the way to the importer's own. */
  #problemsOf(record: TableRecord): { problems: RowProblem[] } {
    const { weight } = this.#columns;
    const text = this.#text(weight?.column, record);
    if (!weight || text === '' || gramsText(text, weight.unit) !== undefined) return { problems: [] };
    const reason = `"${text}" is not a number: write ${weight.unit}, such as 0.5`;
    return { problems: [{ line: record.line, column: weight.column.name, reason }] };
  }
}

const knownTypes = ['simple', 'variable', 'virtual', 'downloadable', ''];

const isBackorder = (text: string) => ['1', 'yes', 'notify'].includes(text.toLowerCase());

/** The export writes a line break as `\n`, and these two characters as `\\n`. */
function linesOf(text: string): string {
  return text
    .split('\\\\n')
    .map((part) => part.replaceAll('\\n', '\n'))
    .join('\\n');
}

function dateOf(text: string, time: string): Date | undefined {
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}${time}Z` : text);
  return text === '' || Number.isNaN(date.getTime()) ? undefined : date;
}
