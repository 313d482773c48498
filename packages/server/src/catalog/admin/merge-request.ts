import {
  productDataSchema,
  variantDataSchema,
  type AdminProduct,
  type AdminVariant,
  type AdminVariantInput,
  type ProductCreate,
  type ProductData,
  type ProductPatch,
  type VariantData,
} from '@smallshop/contract';
import { optionKey } from '../product/save/product-values.ts';

/** A variant as it will be saved. */
export interface MergedVariant {
  data: VariantData;
  /** The variant of the product that it is. */
  known: AdminVariant | undefined;
  /** Whether the request sets its stock. */
  setsStock: boolean;
}

export interface MergedProduct {
  data: ProductData;
  variants: MergedVariant[];
}

type GivenProduct = ProductCreate | ProductPatch;

const productDefaults: Omit<ProductData, 'handle' | 'title' | 'variants' | 'createdAt'> = {
  descriptionHtml: {},
  vendor: '',
  productType: '',
  tags: [],
  published: true,
  shipsOnlyTo: null,
  shipsNotTo: [],
  options: [],
  images: [],
};
const variantDefaults: Omit<VariantData, 'sku'> = {
  optionValues: [],
  prices: {},
  levels: null,
  sellWhenOut: false,
  weightGrams: 0,
  requiresShipping: true,
  taxCategory: 'standard',
  hsCode: null,
  originCountry: null,
  image: null,
};

export interface RequestMerge {
  /** The store's language, by which option values are compared. */
  language: string;
  /** For a new product. */
  createdAt: string;
  /** The pictures that the product will have. */
  images: ProductData['images'];
}

/** Puts what a request gives over what the product has, or over the defaults of a new one. */
export function mergeRequest(
  present: AdminProduct | undefined,
  given: GivenProduct,
  { language, createdAt, images }: RequestMerge,
): MergedProduct {
  const before: Partial<ProductData> = present ?? { ...productDefaults, createdAt, variants: [] };
  const data = { ...fieldsOf(productDataSchema, before), ...fieldsOf(productDataSchema, given), images } as ProductData;
  const list = given.variants ?? present?.variants ?? [];
  const known = matchVariants(list, { present, options: data.options, language });
  const variants = list.map((one, nth): MergedVariant => {
    const same = known[nth];
    const base = same ? { ...same, image: movedImage(same.image, present!.images, images) } : variantDefaults;
    const isGiven = given.variants !== undefined;
    const merged = { ...fieldsOf(variantDataSchema, base), ...(isGiven && fieldsOf(variantDataSchema, one)) };
    return { data: merged as VariantData, known: same, setsStock: isGiven && one.levels !== undefined };
  });
  return { data: { ...data, variants: variants.map((one) => one.data) }, variants };
}

/** The fields of the schema that the object has. */
function fieldsOf(schema: { shape: object }, given: object): object {
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => name in schema.shape && value !== undefined),
  );
}

/** For each variant of the list the variant of the product that it is: by id, else by SKU, else by its options. */
function matchVariants(
  list: readonly AdminVariantInput[],
  {
    present,
    options,
    language,
  }: { present: AdminProduct | undefined; options: ProductData['options']; language: string },
): (AdminVariant | undefined)[] {
  const left = new Set(present?.variants);
  const known: (AdminVariant | undefined)[] = list.map(() => undefined);
  const keyOf = (of: ProductData['options'], { optionValues }: Pick<AdminVariantInput, 'optionValues'>) =>
    hasValues(of, optionValues) ? optionKey({ options: of }, { optionValues }, language) : undefined;
  const isSame: ((one: AdminVariantInput, other: AdminVariant) => boolean)[] = [
    (one, other) => one.id === other.id,
    (one, other) => one.id === undefined && one.sku === other.sku,
    (one, other) => {
      const key = one.id === undefined ? keyOf(options, { optionValues: one.optionValues ?? [] }) : undefined;
      return key !== undefined && key === keyOf(present!.options, other);
    },
  ];
  for (const matches of isSame)
    for (const [nth, one] of list.entries()) {
      if (known[nth]) continue;
      const same = [...left].find((other) => matches(one, other));
      if (!same) continue;
      left.delete(same);
      known[nth] = same;
    }
  return known;
}

function hasValues(options: ProductData['options'], values: readonly number[] | undefined): values is number[] {
  return values?.length === options.length && values.every((value, nth) => options[nth]!.values[value] !== undefined);
}

/** The place of a variant's picture in the new list, or null if it is no longer there. */
function movedImage(place: number | null, before: AdminProduct['images'], after: ProductData['images']): number | null {
  if (place === null) return null;
  const moved = after.findIndex(({ file }) => file === before[place]?.file);
  return moved < 0 ? null : moved;
}
