import { catalogLimits } from '@smallshop/contract';
import { readHandle } from '../product-data/handle.ts';
import type { Row } from './rows/csv-file.ts';
import type { RowProblem } from './rows/row-problem.ts';
import type { DraftImage, DraftProduct, ProductDraft } from './rows/draft-product.ts';
import { readProductFields } from './rows/product-fields.ts';
import { isVariantRow, quoted, readVariantRow, tooLong } from './rows/variant-row.ts';
import { parseYesNo } from './rows/yes-no.ts';

/** The rows of one handle, in the order of the file. */
export interface ProductRows {
  handle: string;
  rows: Row[];
}

/** Gathers rows by handle; a row without one belongs to the product that has its SKU (`ownerOf`). */
export function groupRows(
  rows: readonly Row[],
  ownerOf: (sku: string) => string | undefined,
): { groups: ProductRows[]; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const groups = new Map<string, ProductRows>();
  for (const row of rows) {
    const handle = row.get('handle') === '' ? ownerOf(row.get('sku')) : readHandle(row.get('handle'));
    if (handle === undefined)
      problems.push({ line: row.line, column: row.column('handle'), reason: handleProblem(row) });
    else if (groups.has(handle)) groups.get(handle)!.rows.push(row);
    else groups.set(handle, { handle, rows: [row] });
  }
  const all = [...groups.values()];
  // A list that grows has room for more rows: without it, a large file needs a tenth less memory.
  for (const group of all) group.rows = group.rows.slice();
  return { groups: all, problems };
}

function handleProblem(row: Row): string {
  const [handle, sku] = [row.get('handle'), row.get('sku')];
  if (handle === '')
    return sku === ''
      ? 'is missing: write a name for the address of the product, such as tea-cup'
      : `is missing, and no product has the SKU ${quoted(sku)}: write the handle of the product`;
  return [...handle].length > catalogLimits.handleLength
    ? tooLong(catalogLimits.handleLength)
    : `${quoted(handle)} may have letters, digits and single hyphens`;
}

/** Makes a product of its rows. Every refused row is reported with line, column and reason. */
export function readProduct({ handle, rows }: ProductRows, currency: string): ProductDraft {
  const first = rows[0]!;
  const refused = refusalOf(first, rows);
  if (refused)
    return {
      notices: [],
      problems: rows.map(({ line }) =>
        line === refused.line
          ? refused
          : { line, column: refused.column, reason: `its product was refused: correct line ${refused.line}` },
      ),
    };
  const fields = readProductFields(first);
  const read = rows.filter(isVariantRow).map((row) => readVariantRow(row, currency));
  const problems = [...fields.problems, ...read.flatMap((row) => row.problems)];
  const column = (field: keyof DraftProduct['columns']) => first.column(field);
  const product: DraftProduct = {
    handle,
    line: first.line,
    rows: rows.length,
    fields: fields.values,
    variants: read.filter((row) => row.problems.length === 0).map(({ variant }) => variant),
    images: imagesOf(rows),
    listsImages: first.has('imageSource'),
    damaged: problems.length > 0,
    columns: {
      title: column('title'),
      price: column('price'),
      sku: column('sku'),
      quantity: column('quantity'),
      option1Value: column('option1Value'),
      option2Value: column('option2Value'),
      option3Value: column('option3Value'),
    },
  };
  const nothingLeft = fields.problems.length > 0 || (read.length > 0 && product.variants.length === 0);
  return {
    problems,
    ...(!nothingLeft && { product }),
    notices: [...fields.notices, ...read.flatMap((row) => row.notices)],
  };
}

/** Why the product cannot come in at all. */
function refusalOf(first: Row, rows: readonly Row[]): RowProblem | undefined {
  const title = first.get('title');
  if (first.has('title') && title === '')
    return {
      line: first.line,
      column: first.column('title'),
      reason: 'is missing: write the title into the first row of the product',
    };
  if ([...title].length > catalogLimits.titleLength)
    return {
      line: first.line,
      column: first.column('title'),
      reason: tooLong(catalogLimits.titleLength),
    };
  const giftCard = rows.find((row) => parseYesNo(row.get('giftCard')) === true);
  return (
    giftCard && {
      line: giftCard.line,
      column: giftCard.column('giftCard'),
      reason: 'a gift card is no product here: create its code with POST /v1/admin/gift-cards',
    }
  );
}

/** Listed pictures in their order, then those that only variants name. */
function imagesOf(rows: readonly Row[]): DraftImage[] {
  const images = rows.flatMap((row, index): DraftImage[] => {
    const position = Number(row.get('imagePosition')) || index + 1;
    const alt = row.has('imageAlt') ? { alt: row.get('imageAlt') } : {};
    const listed =
      row.get('imageSource') === ''
        ? []
        : [{ src: row.get('imageSource'), line: row.line, column: row.column('imageSource'), position, ...alt }];
    const ofVariant =
      row.get('variantImage') === ''
        ? []
        : [
            {
              src: row.get('variantImage'),
              line: row.line,
              column: row.column('variantImage'),
              position: 1000 + index,
            },
          ];
    return [...listed, ...ofVariant];
  });
  const inOrder = images.sort((a, b) => a.position - b.position);
  const sources = new Set<string>();
  return inOrder.filter(({ src }) => !sources.has(src) && sources.add(src));
}
