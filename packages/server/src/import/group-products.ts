import { hashToken } from '../db/ids.ts';
import type { Row, RowProblem } from './csv-file.ts';
import { isVariantRow, quoted, readVariantRow, type VariantRowValues } from './variant-row.ts';

export interface DraftVariant extends VariantRowValues {
  /** One label an option, in the product's order. */
  labels: string[];
}

/** A product as the rows of one handle describe it, before pictures and database. */
export interface DraftProduct {
  handle: string;
  line: number;
  title: string;
  descriptionHtml: string;
  vendor: string;
  productType: string;
  tags: string[];
  published: boolean;
  optionNames: string[];
  variants: DraftVariant[];
  images: { src: string; alt: string; line: number; position: number }[];
  /** Some of its rows were refused. */
  damaged: boolean;
}

const optionColumns = [1, 2, 3] as const;

/** Gathers rows by handle. Every refused row is told with line, column and reason; the others make products. */
export function groupProducts(rows: readonly Row[], currency: string): { products: DraftProduct[]; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const handle = row.get('Handle').toLowerCase();
    if (!/^[\p{L}\p{N}]+([-_.][\p{L}\p{N}]+)*$/u.test(handle)) {
      problems.push({ line: row.line, column: 'Handle', reason: handle === '' ? 'is missing' : `${quoted(handle)} may have letters, digits and single hyphens` });
    } else groups.set(handle, [...(groups.get(handle) ?? []), row]);
  }
  const skus = new Map<string, number>();
  const products = [...groups].flatMap(([handle, group]) => {
    const found = readProduct(handle, group, currency, skus);
    problems.push(...found.problems);
    return found.product ?? [];
  });
  return { products, problems: problems.sort((a, b) => a.line - b.line) };
}

function readProduct(handle: string, rows: readonly Row[], currency: string, skus: Map<string, number>): { product?: DraftProduct; problems: RowProblem[] } {
  const first = rows[0]!;
  const title = first.get('Title');
  if (title === '') {
    return {
      problems: rows.map(({ line }) => ({ line, column: 'Title', reason: line === first.line ? 'is missing' : `its product was refused, see line ${first.line}` })),
    };
  }
  const optionNames = namesOf(first);
  const variants: DraftVariant[] = [];
  const problems: RowProblem[] = [];
  for (const row of rows.filter(isVariantRow)) {
    const values = readVariantRow(row, currency);
    const labels = labelsOf(row, optionNames);
    const found = [...(Array.isArray(values) ? values : []), ...labels.problems];
    if (!Array.isArray(values) && found.length === 0) {
      const sku = values.sku || generatedSku(handle, labels.labels, skus);
      found.push(...twins({ ...values, sku, labels: labels.labels }, variants, skus));
      if (found.length === 0) {
        variants.push({ ...values, sku, labels: labels.labels });
        skus.set(sku, row.line);
      }
    }
    problems.push(...found);
  }
  if (variants.length === 0) {
    if (problems.length === 0) problems.push({ line: first.line, column: 'Variant Price', reason: 'is missing' });
    return { problems };
  }
  const status = first.get('Status').toLowerCase();
  return {
    problems,
    product: {
      handle, title, optionNames, variants,
      line: first.line,
      descriptionHtml: first.get('Body (HTML)'),
      vendor: first.get('Vendor'),
      productType: first.get('Type') || first.get('Custom Product Type'),
      tags: [...new Set(first.get('Tags').split(',').map((tag) => tag.trim()).filter((tag) => tag !== ''))],
      published: first.get('Published').toLowerCase() !== 'false' && (status === '' || status === 'active'),
      images: picturesOf(rows),
      damaged: problems.length > 0,
    },
  };
}

/** "Title" with "Default Title" is how the format writes "no options". */
function namesOf(first: Row): string[] {
  if (first.get('Option1 Name') === 'Title' && first.get('Option1 Value') === 'Default Title') return [];
  return optionColumns.map((number) => first.get(`Option${number} Name`)).filter((name) => name !== '');
}

function labelsOf(row: Row, optionNames: readonly string[]): { labels: string[]; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const labels = optionNames.map((name, index) => {
    const column = `Option${index + 1} Value`;
    const label = row.get(column);
    if (label === '') problems.push({ line: row.line, column, reason: `is missing: the product has the option ${quoted(name)}` });
    return label;
  });
  for (const number of optionColumns.slice(optionNames.length)) {
    const column = `Option${number} Value`;
    const label = row.get(column);
    if (label !== '' && label !== 'Default Title') problems.push({ line: row.line, column, reason: `${quoted(label)} belongs to no option: the product's first row has no Option${number} Name` });
  }
  return { labels, problems };
}

function twins(variant: DraftVariant, variants: readonly DraftVariant[], skus: ReadonlyMap<string, number>): RowProblem[] {
  const same = variants.find(({ labels }) => labels.join('\u001f') === variant.labels.join('\u001f'));
  if (same) {
    const reason = variant.labels.length === 0 ? `the product has no options, so it can have one row only (line ${same.line})` : `${variant.labels.join(' / ')} is already on line ${same.line}`;
    return [{ line: variant.line, column: 'Option1 Value', reason }];
  }
  const other = skus.get(variant.sku);
  return other === undefined ? [] : [{ line: variant.line, column: 'Variant SKU', reason: `${quoted(variant.sku)} is already used on line ${other}` }];
}

/** The same for the same handle and options in every run. Labels that Latin letters cannot write become a hash. */
function generatedSku(handle: string, labels: readonly string[], taken: ReadonlyMap<string, number>): string {
  const words = labels.join('-').toLowerCase();
  const hashed = `${handle}-${hashToken(labels.join('\u001f')).slice(0, 8)}`;
  const readable = [handle, words.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')].filter((part) => part !== '').join('-');
  return /[^\x20-\x7e]/.test(words) || taken.has(readable) ? hashed : readable;
}

function picturesOf(rows: readonly Row[]): DraftProduct['images'] {
  const images = rows.flatMap((row, index) => {
    const position = Number(row.get('Image Position')) || index + 1;
    const listed = row.get('Image Src') === '' ? [] : [{ src: row.get('Image Src'), alt: row.get('Image Alt Text'), line: row.line, position }];
    const ofVariant = row.get('Variant Image') === '' ? [] : [{ src: row.get('Variant Image'), alt: '', line: row.line, position: 1000 + index }];
    return [...listed, ...ofVariant];
  });
  const inOrder = images.sort((a, b) => a.position - b.position);
  return inOrder.filter((image, index) => inOrder.findIndex(({ src }) => src === image.src) === index);
}
