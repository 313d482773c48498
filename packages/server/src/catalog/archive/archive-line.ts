import { catalogLimits } from '@smallshop/contract';
import * as z from 'zod';
import type { RowProblem } from '../import/rows/row-problem.ts';

// A catalogue as JSON Lines: a header, then locations, products and collections, one in each line. Pictures lie beside
// the file in `pictures/`.

/** Names of the parts of an archive in its folder. */
export const archiveFile = 'catalogue.jsonl';
export const archivePictures = 'pictures';

/** Raised when older programs could not read the file. */
const version = 1;
export const archiveHeader: ArchiveLine = { type: 'smallshop-catalogue', version };

/** Text by language, BCP 47. */
const text = z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), z.string());
const title = z.record(text.keyType, z.string().max(catalogLimits.titleLength));
const handle = z.string().min(1).max(catalogLimits.handleLength);
const country = z.string().regex(/^[A-Z]{2}$/);
const integer = z.int().min(-2_147_483_648).max(2_147_483_647);
const image = z.strictObject({
  /** Name of the file in `pictures/`. */
  file: z.string().regex(/^[\w.-]+$/),
  alt: text,
  /** Where it came from: a file name or an address. */
  source: z.string(),
});
const price = z.strictObject({
  /** Minor units. */
  amount: z.int().min(0),
  compareAtAmount: z.nullable(z.int().min(0)),
});

const variant = z.strictObject({
  sku: z.string().min(1).max(catalogLimits.skuLength),
  /** For each option, which of its values. */
  optionValues: z.array(z.int().min(0)),
  /** Those that the merchant set, by currency. Converted ones follow from exchange rates. */
  prices: z.record(z.string().regex(/^[A-Z]{3}$/), price),
  /** Quantity at each location, by its id. Null if stock is not counted. */
  levels: z.nullable(z.record(z.string(), integer)),
  sellWhenOut: z.boolean(),
  weightGrams: z.int().min(0).max(2_147_483_647),
  requiresShipping: z.boolean(),
  taxCategory: z.string().regex(/^[a-z_]+$/),
  hsCode: z.nullable(z.string().regex(/^\d{4,12}$/)),
  originCountry: z.nullable(country),
  /** Which of the product's images. */
  image: z.nullable(z.int().min(0)),
});

const product = z
  .strictObject({
    type: z.literal('product'),
    handle,
    title,
    descriptionHtml: text,
    vendor: z.string(),
    productType: z.string(),
    tags: z.array(z.string().max(catalogLimits.tagLength)).max(catalogLimits.tagsPerProduct),
    published: z.boolean(),
    /** With microseconds, for lists by age. */
    createdAt: z.iso.datetime(),
    /** Countries it may be sent to, null for all, and those it may not. */
    shipsOnlyTo: z.nullable(z.array(country)),
    shipsNotTo: z.array(country),
    options: z.array(
      z.strictObject({
        name: text,
        values: z.array(z.strictObject({ label: text, swatch: z.optional(z.string()) })).min(1),
      }),
    ),
    variants: z.array(variant).min(1),
    images: z.array(image),
  })
  .superRefine(({ options, variants, images }, context) => {
    const refuse = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
    for (const [nth, { optionValues, image: ofVariant }] of variants.entries()) {
      if (optionValues.length !== options.length)
        refuse(['variants', nth, 'optionValues'], `needs one value for each of the ${options.length} options`);
      for (const [option, value] of optionValues.entries())
        if (!options[option]?.values[value])
          refuse(['variants', nth, 'optionValues', option], 'is no value of the option');
      if (ofVariant !== null && !images[ofVariant]) refuse(['variants', nth, 'image'], 'is none of the images');
    }
  });

const lineSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('smallshop-catalogue'), version: z.literal(version) }),
  z.strictObject({
    type: z.literal('location'),
    id: z.string().min(1),
    name: z.string(),
    /** The lowest number is taken from first. */
    priority: integer,
    active: z.boolean(),
  }),
  product,
  z.strictObject({
    type: z.literal('collection'),
    handle,
    title,
    descriptionHtml: text,
    image: z.nullable(image),
    /** Handles, in the order of the collection. */
    products: z.array(handle),
  }),
]);

export type ArchiveLine = z.infer<typeof lineSchema>;
export type ArchivedProduct = z.infer<typeof product>;
export type ArchivedCollection = Extract<ArchiveLine, { type: 'collection' }>;
export type ArchivedLocation = Extract<ArchiveLine, { type: 'location' }>;

/** A field of a line that is wrong, and why. */
export type FieldProblem = Omit<RowProblem, 'line'>;

/** Reads one line of the file. */
export function readArchiveLine(line: string): ArchiveLine | FieldProblem[] {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return [{ column: '(line)', reason: `is not JSON: ${(error as Error).message}` }];
  }
  const parsed = lineSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map(({ path, message }) => ({ column: path.join('.') || '(line)', reason: message }));
}
