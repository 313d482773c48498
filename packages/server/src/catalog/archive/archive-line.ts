import {
  collectionDataSchema,
  setPricesInputSchema,
  metafieldDefinitionSchema,
  productDataSchema,
  type FieldError,
  type ProductData,
} from '@smallshop/contract';
import { textIn } from '../../platform/database/text.ts';
import * as z from 'zod/mini';
import { storableText, unknownFields, unstorableFields } from '../../platform/errors/field-errors.ts';
import type { RowProblem } from '../import/rows/row-problem.ts';
import { nameErrors } from '../product-data/text-errors.ts';
import { productErrors } from '../product/save/product-errors.ts';

// A catalogue as JSON Lines: a header, then locations, definitions of metafields, products and collections, one in each
// line. Pictures lie beside the file in `pictures/`, files of digital items in `files/`. The fields of products and
// collections are those of the contract's `productDataSchema` and `collectionDataSchema`.

/** Names of the parts of an archive in its folder. */
export const archiveFile = 'catalogue.jsonl';
export const archivePictures = 'pictures';
export const archiveFiles = 'files';

/** Raised when older programs could not read the file. */
const version = 1;
export const archiveHeader: ArchiveLine = { type: 'smallshop-catalogue', version };

const integer = z.int().check(z.gte(-2_147_483_648), z.lte(2_147_483_647));

const lineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('smallshop-catalogue'), version: z.literal(version) }),
  z.object({
    type: z.literal('location'),
    id: z.string().check(z.minLength(1)),
    name: z.string(),
    /** The lowest number is taken from first. */
    priority: integer,
    active: z.boolean(),
  }),
  z.extend(metafieldDefinitionSchema, { type: z.literal('metafield_definition') }),
  z.extend(productDataSchema, { type: z.literal('product') }),
  z.extend(collectionDataSchema, { type: z.literal('collection') }),
]);

export type ArchiveLine = z.infer<typeof lineSchema>;
export type ArchivedProduct = ProductData & { type: 'product' };
export type ArchivedCollection = Extract<ArchiveLine, { type: 'collection' }>;
export type ArchivedLocation = Extract<ArchiveLine, { type: 'location' }>;

export type ArchivedDefinition = Extract<ArchiveLine, { type: 'metafield_definition' }>;

/** Identifies a variant within its product, whatever the order of the values is. */
export function variantKey(
  { options }: Pick<ArchivedProduct, 'options'>,
  { optionValues }: Pick<ArchivedProduct['variants'][number], 'optionValues'>,
  language: string,
): string {
  return options.map(({ values }, nth) => textIn(values[optionValues[nth]!]!.label, [language])).join('\u001f');
}

/** A field of a line that is wrong, and why. */
export type FieldProblem = Omit<RowProblem, 'line'>;

/** Reads one line of the file. */
export function readArchiveLine(line: string): ArchiveLine | FieldProblem[] {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return [{ column: '(line)', reason: `is not JSON: ${storableText((error as Error).message)}` }];
  }
  // First: the names of such fields cannot be reported as they are.
  const unstorable = unstorableFields(json);
  if (unstorable.length > 0) return unstorable.map(problemOf);
  const parsed = lineSchema.safeParse(json);
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => ({ column: path.join('.') || '(line)', reason: message }));
  const errors = [
    ...unknownFields(json, parsed.data),
    ...(parsed.data.type === 'product' ? [...productErrors(parsed.data), ...priceErrors(parsed.data)] : []),
    ...(parsed.data.type === 'collection' ? nameErrors('title', parsed.data.title) : []),
  ];
  return errors.length > 0 ? errors.map(problemOf) : parsed.data;
}

const problemOf = ({ field, detail }: FieldError): FieldProblem => ({ column: field, reason: detail! });

/** Exports contain prices as they are stored, also those that an earlier version allowed. */
function priceErrors({ variants }: ProductData): FieldError[] {
  return variants.flatMap(({ prices }, nth) => {
    const { error } = setPricesInputSchema.safeParse(prices);
    return (error?.issues ?? []).map(({ path, message }): FieldError => {
      return { field: ['variants', nth, 'prices', ...path].join('.'), code: 'invalid', detail: message };
    });
  });
}
