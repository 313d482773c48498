import { readTable, type Row, type Table } from '../rows/csv-file.ts';
import { decodeFile, type DecodedFile, type FileEncoding } from '../rows/decode-file.ts';
import { findColumns } from '../rows/columns.ts';
import { readFrom, type ReadAgain } from '../rows/file-source.ts';
import { ProductFileError } from '../rows/product-file-error.ts';
import type { RowProblem } from '../rows/row-problem.ts';
import { assignHandles } from './assign-handles.ts';
import { etsyFormat } from './etsy/etsy-format.ts';
import { normalizedName, type FileFormat, type FormatContext } from './shared/file-format.ts';
import { googleFormat } from './google/google-format.ts';
import { shopifyFormat, withoutHandles } from './shopify-format.ts';
import { squareFormat } from './square/square-format.ts';
import { wooCommerceFormat } from './woocommerce/woocommerce-format.ts';

/** Only Shopify's files have handles, whatever else they have; the last is the one that needs least, a SKU. */
const formats = [shopifyFormat, wooCommerceFormat, etsyFormat, squareFormat, googleFormat, withoutHandles];

/** What the file was recognized as. */
export interface FileFacts {
  format: string;
  encoding: FileEncoding;
  separator: string;
  /** Columns with content that the importer has no field for. */
  ignoredColumns: string[];
  /** Columns with content that hide a product. */
  visibilityColumns: string[];
  /** Where the encoding was guessed: the first characters that show whether it is right. */
  sample?: string;
}

export interface ParsedFile {
  facts: FileFacts;
  /** SKUs of rows without a handle: the store's products that have them are needed to name these rows. */
  skus: string[];
  problems: RowProblem[];
  notices: RowProblem[];
  /** All rows, with handles where the file has none for its products. */
  rows(ownerOf: (sku: string) => string | undefined): Row[];
}

/**
 * Reads a product file of any known kind. Throws where the file as a whole cannot be used, with what to do. With
 * `readAgain`, a file in UTF-8 is not kept in memory.
 */
export function readProductFile(bytes: Uint8Array, context: FormatContext, readAgain?: ReadAgain): ParsedFile {
  const decoded = decodeFile(bytes);
  const { encoding } = decoded;
  const origin = decoded.bytes.byteOffset - bytes.byteOffset;
  if (/^\s*<(\?xml|rss|feed)\b/i.test(decoded.bytes.toString('utf8', 0, 200)))
    throw new ProductFileError(
      'The file is XML. Where it is exported, choose tab-separated text (TSV or TXT) or CSV; or open the feed in a ' +
        'spreadsheet and save it as "CSV UTF-8".',
    );
  const isSame = decoded.bytes.buffer === bytes.buffer;
  const table = readTable(decoded.bytes, countNames, isSame ? readFrom(readAgain, origin) : undefined);
  const format = formats.find((one) => isFormat(one, table.header));
  if (!format) throw new ProductFileError(unknownMessage(table.header));
  const { rows, unnamed, problems, notices, ignoredColumns } = format.read(table, context);
  const nameless = [...rows.filter((row) => row.get('handle') === ''), ...unnamed.flatMap((product) => product.rows)];
  return {
    facts: {
      format: format.name,
      encoding,
      separator: table.separator,
      ignoredColumns,
      visibilityColumns: visibilityColumns(format, table),
      ...sampleOf(decoded),
    },
    skus: [...new Set(nameless.map((row) => row.get('sku')).filter((sku) => sku !== ''))],
    problems: [...table.problems, ...problems],
    notices,
    rows: (ownerOf) => [...rows, ...assignHandles(unnamed, ownerOf)],
  };
}

/** Any two bytes are characters of some encoding: only a reader sees whether they make sense. */
function sampleOf({ bytes, encoding }: DecodedFile): { sample?: string } {
  const sample =
    encoding === 'GBK' || encoding === 'GB18030' ? /\P{ASCII}{1,20}/u.exec(bytes.toString())?.[0] : undefined;
  return sample === undefined ? {} : { sample };
}

function visibilityColumns({ visibility }: FileFormat, { header, filled }: Table): string[] {
  return header
    .filter((name, index) => visibility.includes(headerName(name)) && filled.has(index))
    .map((name) => name.trim());
}

function isFormat({ required }: FileFormat, header: readonly string[]): boolean {
  const names = new Set(header.map(headerName));
  return required.every((one) => (typeof one === 'string' ? [one] : one).some((name) => names.has(name)));
}

/** Recognizes the separator: another one makes a single, long name. */
function countNames(header: readonly string[]): number {
  const names = new Set(header.map(headerName));
  const required = formats.flatMap((format) => format.required).flat();
  return findColumns(header).size + required.filter((name) => names.has(name)).length;
}

const headerName = (name: string) => normalizedName(name.replace(/^g:/i, ''));

function unknownMessage(header: readonly string[]): string {
  const names = header.slice(0, 8).map((name) => `"${name.trim().slice(0, 40)}"`);
  return (
    `The columns (${names.join(', ')}${header.length > 8 ? ', …' : ''}) are of no known kind of product file. ` +
    'The first line has to name the columns, in English, as Shopify, WooCommerce, Etsy, Square or Google Merchant ' +
    'Center write them; of your own file, name one column "Handle" or "SKU".'
  );
}
