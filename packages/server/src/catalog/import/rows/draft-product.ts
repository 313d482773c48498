import type { CustomsFacts } from '../../product/product-input.ts';
import type { VariantExtrasChange } from '../../variant-data/variant-data.ts';
import type { MetafieldCell } from './metafield-columns.ts';
import type { RowProblem } from './row-problem.ts';

export interface DraftCustoms extends CustomsFacts {
  /** It is taxed, in whichever category the store has it. */
  taxable?: true;
  /** The file has no column for that: what is not taxed stays so, whatever its category would be. */
  taxableUnknown?: true;
}

/** What a file says of a quantity: a number, null for "not counted", undefined where it says nothing. */
export type FileQuantity = number | null | undefined;

/** What one row says about a variant. A field that the file has no column for is left out. */
export interface DraftVariant {
  line: number;
  /** The cells of Option1 Value to Option3 Value. */
  labels: string[];
  /** Empty where the cell is: then it is made from handle and options. */
  sku?: string;
  price?: number;
  compareAt?: number | null;
  quantity?: FileQuantity;
  /** By name of the location, where the file has a number for each. */
  levels?: Readonly<Record<string, number>>;
  /** The file has no column that says whether it is counted. */
  trackerUnknown?: true;
  /** It is counted, but the file says no number. */
  quantityMissing?: true;
  sellWhenOut?: boolean;
  weightGrams?: number;
  requiresShipping?: boolean;
  /** Source of the picture, empty for none. */
  image?: string;
  customs: DraftCustoms;
  /** Left out where the file says nothing of it. */
  data?: VariantExtrasChange;
}

export interface DraftImage {
  src: string;
  /** Empty where the cell is; left out where the file has no column for it. */
  alt?: string;
  line: number;
  /** The file's name of the column that contains it. */
  column: string;
  position: number;
}

/** What the product's first row says of the product. A field that the file has no column for is left out. */
export interface DraftFields {
  title?: string;
  descriptionHtml?: string;
  vendor?: string;
  productType?: string;
  tags?: string[];
  published?: boolean;
  /** The status says that people may see it, and nothing else says whether they do. */
  active?: true;
  /**
   * Names of the options, null where the file has no column for one, empty for "no options"; left out where all cells
   * are empty.
   */
  optionNames?: (string | null)[];
  publishedFrom?: Date | null;
  publishedUntil?: Date | null;
  seoTitle?: string;
  seoDescription?: string;
  /** By namespace and key. An empty cell clears the metafield. */
  metafields?: Readonly<Record<string, MetafieldCell>>;
}

/** A product as the rows of one handle describe it, before pictures and database. */
export interface DraftProduct {
  handle: string;
  line: number;
  /** How many rows of the file describe it. */
  rows: number;
  fields: DraftFields;
  variants: DraftVariant[];
  images: DraftImage[];
  /** The file has a column for the product's pictures. */
  listsImages: boolean;
  /** Some of its rows were refused. */
  damaged: boolean;
  /** What the file calls the columns that later steps may have to name. */
  columns: Record<'title' | 'price' | 'sku' | 'option1Value' | 'option2Value' | 'option3Value' | 'quantity', string>;
}

/** What the rows of one product make. */
export interface ProductDraft {
  /** Left out where nothing of it can be imported. */
  product?: DraftProduct;
  /** Rows that are refused, and why. */
  problems: RowProblem[];
  /** What was imported and deserves a look. */
  notices: RowProblem[];
}
