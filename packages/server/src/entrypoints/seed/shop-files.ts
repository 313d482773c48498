import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { maxPriceAmount, taxRegistrationSchema } from '@smallshop/contract';
import { z } from 'zod';

const text = z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/), z.string());
const handle = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a handle has small letters, digits and single hyphens');
const amounts = z.record(z.string().regex(/^[A-Z]{3}$/), z.int().min(0).max(maxPriceAmount));
const image = z.strictObject({ file: z.string().min(1), alt: text });

const marketSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1),
  currencies: z.array(z.string().regex(/^[A-Z]{3}$/)).min(1),
  languages: z.array(z.string()).min(1).optional(),
  taxIncluded: z.boolean(),
  dutyMode: z.enum(['paid', 'unpaid', 'none']).default('none'),
});

const exchangeRateSchema = z.strictObject({
  to: z.string().regex(/^[A-Z]{3}$/),
  rate: z.string().regex(/^\d{1,12}(\.\d{1,12})?$/),
  rounding: z.enum(['exact', 'whole', '.99', '.95', 'nearest_5']),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
});

const shopSchema = z.strictObject({
  name: text,
  defaultLanguage: z.string(),
  defaultCountry: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  languages: z.array(z.string()).min(1),
  markets: z.array(marketSchema).min(1).optional(),
  /** Rates by which prices that are not set are converted; for a store that has none to that currency yet. */
  exchangeRates: z.array(exchangeRateSchema).optional(),
  /** Country from which parcels are sent. Default: every market ships from its own country. */
  shipFrom: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  taxRegistrations: z.array(taxRegistrationSchema).default([]),
  /** The page with the order element, by language; mails link to it. */
  orderPage: text.optional(),
  /** Gift cards to try out, whose codes everybody can read here: for a demo, never for a shop that sells. */
  giftCards: z
    .array(z.strictObject({ code: z.string(), amount: z.int().min(1), currency: z.string().regex(/^[A-Z]{3}$/) }))
    .default([]),
  collections: z.array(z.strictObject({ handle, title: text, descriptionHtml: text, image })),
  productFiles: z.array(z.string().min(1)),
});
export type ShopFile = z.infer<typeof shopSchema>;

const variantSchema = z.strictObject({
  sku: z.string().min(1),
  /** For each option, the index of its value. */
  options: z.array(z.int().min(0)),
  prices: amounts,
  compareAtPrices: amounts.optional(),
  stock: z.int().min(0),
  weightGrams: z.int().min(0),
  /** False for what is not sent as a parcel, such as a download or a service. */
  requiresShipping: z.boolean().optional(),
  image: z.int().min(0).optional(),
});

const country = z.string().regex(/^[A-Z]{2}$/);
const countries = z.array(country);

const productSchema = z
  .strictObject({
    handle,
    title: text,
    descriptionHtml: text,
    vendor: z.string(),
    productType: z.string(),
    tags: z.array(z.string()),
    collections: z.array(handle),
    /** Countries it may be sent to, null for all, and those it may not. */
    onlyShippedTo: countries.nullable().default(null),
    notShippedTo: countries.default([]),
    taxCategory: z
      .string()
      .regex(/^[a-z_]+$/)
      .optional(),
    hsCode: z
      .string()
      .regex(/^\d{4,12}$/)
      .optional(),
    originCountry: country.optional(),
    options: z.array(
      z.strictObject({
        name: text,
        values: z
          .array(
            z.strictObject({
              label: text,
              swatch: z
                .string()
                .regex(/^#[0-9a-fA-F]{6}$/)
                .optional(),
            }),
          )
          .min(1),
      }),
    ),
    variants: z.array(variantSchema).min(1),
    images: z.array(image),
  })
  .superRefine((product, context) => {
    const refuse = (path: PropertyKey[], message: string) => context.addIssue({ code: 'custom', path, message });
    for (const [index, variant] of product.variants.entries()) {
      if (variant.options.length !== product.options.length)
        refuse(['variants', index, 'options'], `needs ${product.options.length} values`);
      for (const [position, value] of variant.options.entries()) {
        if (!product.options[position]?.values[value])
          refuse(['variants', index, 'options', position], 'is no value of the option');
      }
      if (variant.image !== undefined && !product.images[variant.image])
        refuse(['variants', index, 'image'], 'is none of the images');
    }
  });
export type ProductFile = z.infer<typeof productSchema>;

export interface Catalogue {
  shop: ShopFile;
  products: ProductFile[];
}

/** Reads and checks a catalogue folder. Throws an error that names file, place and reason. */
export async function readCatalogue(dir: string): Promise<Catalogue> {
  const shop = await readChecked(dir, 'shop.json', shopSchema);
  const files = await Promise.all(
    shop.productFiles.map((file) => readChecked(dir, file, z.strictObject({ products: z.array(productSchema) }))),
  );
  const products = files.flatMap((file) => file.products);
  refuseTwins(
    'handle',
    products.map((product) => product.handle),
  );
  refuseTwins(
    'SKU',
    products.flatMap((product) => product.variants.map(({ sku }) => sku)),
  );
  const known = new Set(shop.collections.map((collection) => collection.handle));
  for (const product of products) {
    const missing = product.collections.find((one) => !known.has(one));
    if (missing)
      throw new Error(`Product "${product.handle}" names the collection "${missing}", which shop.json does not have.`);
  }
  return { shop, products };
}

async function readChecked<S extends z.ZodType>(dir: string, file: string, schema: S): Promise<z.infer<S>> {
  const content = await readFile(join(dir, file), 'utf8');
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (cause) {
    throw new Error(`${file} is not JSON: ${(cause as Error).message}`, { cause });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues
    .slice(0, 20)
    .map((issue) => `${file}: ${issue.path.join('.') || '(whole file)'}: ${issue.message}`);
  throw new Error(lines.join('\n'));
}

function refuseTwins(what: string, values: readonly string[]): void {
  const twin = values.find((value, index) => values.indexOf(value) !== index);
  if (twin !== undefined) throw new Error(`The ${what} "${twin}" is used twice.`);
}
