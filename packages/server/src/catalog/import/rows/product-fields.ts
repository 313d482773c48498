import { catalogLimits } from '@smallshop/contract';
import { sanitizeDescription } from '../../product-text/sanitize.ts';
import type { Field } from './columns.ts';
import type { Row } from './csv-file.ts';
import type { RowProblem } from './row-problem.ts';
import type { DraftFields } from './draft-product.ts';
import { defined, quoted, tooLong } from './variant-row.ts';
import { parseYesNo } from './yes-no.ts';

export interface ProductFields {
  values: DraftFields;
  problems: RowProblem[];
  notices: RowProblem[];
}

/** What a product's first row says of the product. */
export function readProductFields(first: Row): ProductFields {
  const problems: RowProblem[] = [];
  const notices: RowProblem[] = [];
  const wrong = (field: Field, reason: string) =>
    problems.push({ line: first.line, column: first.column(field), reason });
  const text = (field: Field) => (first.has(field) ? first.get(field) : undefined);
  const values = {
    title: text('title'),
    descriptionHtml: first.has('description') ? sanitizeDescription(first.get('description')) : undefined,
    vendor: text('vendor'),
    productType: text('productType'),
    tags: first.has('tags') ? readTags(first.get('tags')) : undefined,
    ...readPublished(first, notices),
    optionNames: readOptionNames(first),
    publishedFrom: readTime(first, 'publishedFrom', wrong),
    publishedUntil: readTime(first, 'publishedUntil', wrong),
    seoTitle: text('seoTitle'),
    seoDescription: text('seoDescription'),
    metafields: first.metafields,
  };
  const { publishedFrom: from, publishedUntil: until } = values;
  if (from && until && from >= until) wrong('publishedUntil', 'has to be later than the time before it: correct one');
  const tags = values.tags ?? [];
  const longTag = tags.find((tag) => [...tag].length > catalogLimits.tagLength);
  if (longTag) wrong('tags', `${quoted(longTag)} ${tooLong(catalogLimits.tagLength)}`);
  if (tags.length > catalogLimits.tagsPerProduct)
    wrong('tags', `are ${tags.length}; a product has at most ${catalogLimits.tagsPerProduct}: remove some`);
  if ([...first.get('seoDescription')].length > catalogLimits.seoDescriptionLength)
    wrong('seoDescription', tooLong(catalogLimits.seoDescriptionLength));
  for (const field of ['vendor', 'productType', 'option1Name', 'option2Name', 'option3Name', 'seoTitle'] as const) {
    if ([...first.get(field)].length > catalogLimits.titleLength) wrong(field, tooLong(catalogLimits.titleLength));
  }
  return { values: defined(values), problems, notices };
}

/** ISO 8601 with its time zone: without one, it would be another moment on each computer. */
function readTime(
  first: Row,
  field: 'publishedFrom' | 'publishedUntil',
  wrong: (field: Field, reason: string) => void,
): Date | null | undefined {
  if (!first.has(field)) return undefined;
  const text = first.get(field);
  if (text === '') return null;
  const isComplete = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const time = new Date(isComplete ? text.replace(' ', 'T') : Number.NaN);
  if (!Number.isNaN(time.getTime())) return time;
  wrong(field, `${quoted(text)} is no time: write date, time and time zone, such as 2026-11-30T08:00Z`);
  return undefined;
}

function readTags(text: string): string[] {
  return [
    ...new Set(
      text
        .split(',')
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    ),
  ];
}

const statuses = new Map([
  ['active', true],
  ['draft', false],
  ['archived', false],
  ['unlisted', false],
]);

/**
 * Whether people see the product; undefined where the file leaves that to the store. What is unknown
 * hides it: a product that should not be seen must not be shown by a misspelled word. A status alone
 * can hide a product, but does not show one that something else hid.
 */
function readPublished(first: Row, notices: RowProblem[]): Pick<DraftFields, 'published' | 'active'> {
  const read = (field: 'published' | 'status', parse: (text: string) => boolean | undefined, allowed: string) => {
    const text = first.get(field);
    if (text === '') return undefined;
    const value = parse(text);
    if (value === undefined)
      notices.push({
        line: first.line,
        column: first.column(field),
        reason: `${quoted(text)} is unknown, so the product is hidden: write ${allowed}`,
      });
    return value ?? false;
  };
  const published = read('published', parseYesNo, 'true or false');
  const active = read('status', (text) => statuses.get(text.toLowerCase()), [...statuses.keys()].join(', '));
  if (active === false) return { published: false };
  return published === undefined ? (active ? { active } : {}) : { published };
}

/** "Title" with "Default Title" is how the format writes "no options". */
function readOptionNames(first: Row): (string | null)[] | undefined {
  const names = (['option1Name', 'option2Name', 'option3Name'] as const).map((field) =>
    first.has(field) ? first.get(field) : null,
  );
  const filled = names.filter((name) => name);
  if (filled.length === 0) return undefined;
  return filled.length === 1 && names[0] === 'Title' && ['Default Title', ''].includes(first.get('option1Value'))
    ? []
    : names;
}
