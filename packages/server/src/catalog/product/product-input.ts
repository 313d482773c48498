import type { FocalPoint, ProductExtras, ShippingLimits, VariantExtras } from '@smallshop/contract';
import type { LocalizedText } from '../../platform/database/text.ts';
import type { Original } from '../media/originals.ts';
import type { OptionDefinition } from '../catalog.tables.ts';

/** Amounts in minor units, by currency. */
export type PriceInput = Record<string, { amount: number; compareAtAmount: number | null }>;

export interface VariantInput {
  /** The variant it is; left out, it is found by its options. */
  id?: string;
  sku: string;
  /** For each option, which of its values. */
  optionValues: number[];
  prices: PriceInput;
  /** Items that can be sold, null where they are not counted; left out, the store keeps what it has. */
  stock?: number | null;
  /** Where the stock of a new variant is, by location; left out, all of it is at the first location. */
  levels?: Record<string, number>;
  sellWhenOut: boolean;
  weightGrams: number;
  /** Whether it is sent as a parcel; left out, a new variant is and a known one stays as it is. */
  requiresShipping?: boolean;
  /** Which of the product's images. */
  image: number | null;
  /** What tax and customs ask; a field left out stays as the store has it. */
  customs?: CustomsFacts;
  /** All of its data. Null for none; left out, a known variant keeps its own. */
  data?: VariantExtras | null;
}

export interface CustomsFacts {
  /** See `findTaxRates`. */
  taxCategory?: string;
  /** Harmonized System code, 4 to 12 digits. */
  hsCode?: string | null;
  /** ISO 3166-1 alpha-2. */
  originCountry?: string | null;
}

export interface ImageInput extends Original {
  alt: LocalizedText;
  source: string;
  /** Left out, a picture that the product has keeps its own. */
  focalPoint?: FocalPoint | null | undefined;
  placeholder?: string | null | undefined;
}

/** A product as a seed or an import brings it: found again by its handle, its variants by their options. */
export interface ProductInput {
  handle: string;
  title: LocalizedText;
  descriptionHtml: LocalizedText;
  vendor: string;
  productType: string;
  tags: string[];
  options: OptionDefinition[];
  published: boolean;
  /** To which countries it may be sent; left out, the store keeps what it has. */
  shipping?: ShippingLimits;
  /** When it is shown and sold. Null: without a limit; left out, a known product keeps its own. */
  publication?: { from: Date | null; until: Date | null };
  /** Handles that it had before; left out, a known product keeps its own. */
  redirects?: string[];
  /** All of its data. Null for none; left out, a known product keeps its own. */
  data?: ProductExtras | null;
  variants: VariantInput[];
  images: ImageInput[];
}
