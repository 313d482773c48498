import { isDeepStrictEqual } from 'node:util';
import type { MetafieldType } from '@smallshop/contract';
import { hashToken } from '../../../platform/database/ids.ts';
import type { Original } from '../../media/originals.ts';
import type { ProductInput } from '../../product/product-input.ts';
import type { SaveOutcome } from '../../product/save/save-product.ts';
import { describeChanges } from './describe-changes.ts';
import type { KnownProduct } from './known-product.ts';
import { matchVariants, type Match } from './match-variants.ts';
import { mergeProduct } from './merge-product.ts';
import { planStock, withoutEmptyZero } from './plan-stock.ts';
import type { RowProblem } from '../rows/row-problem.ts';
import type { DraftProduct } from '../rows/draft-product.ts';
import { missingPrice } from '../rows/variant-row.ts';

export interface SaveContext {
  store: { id: string; defaultLanguage: string };
  currency: string;
  forceStock: boolean;
  /** Ids of the store's active stock locations, by their names in lower case. */
  locations: ReadonlyMap<string, string>;
  /** Types of the metafields that the store has defined, by namespace and key. */
  metafieldTypes: ReadonlyMap<string, MetafieldType>;
  /** Handle of the collection that new products go into. */
  collection: string;
}

/** A product of the file, with the pictures that could be loaded, by source. */
export interface ImportedProduct {
  draft: DraftProduct;
  pictures: ReadonlyMap<string, Original>;
}

export interface SavedImport {
  id: string;
  /** Undefined where all of it was refused. */
  outcome: SaveOutcome | undefined;
  changes: string[];
  refused: RowProblem[];
  notices: RowProblem[];
}

/** The outcome of a product of which nothing is imported. */
export function refusal(refused: RowProblem[]): SavedImport {
  return { id: '', outcome: undefined, changes: [], refused, notices: [] };
}

export interface MatchedProduct extends ImportedProduct {
  known: KnownProduct | undefined;
  match: Match;
  refused: RowProblem[];
  /** Nothing of it can be imported. */
  isRefused: boolean;
}

/** Finds what the store has of a product, and what of it cannot be imported. */
export function matchProduct(
  { draft, pictures }: ImportedProduct,
  known: KnownProduct | undefined,
  { store, currency, forceStock }: SaveContext,
): MatchedProduct {
  const found = matchVariants(draft, known, store.defaultLanguage);
  const match = { ...found, variants: forceStock ? found.variants : found.variants.map(withoutEmptyZero) };
  const refused = [...found.problems, ...removeUnpriced(match, draft, currency), ...missingParts(match, draft, known)];
  return { draft, pictures, known, match, refused, isRefused: isRefused(match, draft, known, refused) };
}

export interface ProductPlan {
  known: KnownProduct | undefined;
  /** What is written; undefined where nothing is. */
  input: ProductInput | undefined;
  sourceHash: string;
  saved: SavedImport;
}

/** Decides what is written of a product. `owners` has the SKUs of the store and of the products planned before. */
export function planProduct(
  { draft, pictures, known, match, refused, isRefused }: MatchedProduct,
  owners: Map<string, string>,
  { store, currency, forceStock, locations, metafieldTypes }: SaveContext,
): ProductPlan {
  if (isRefused) return { known, input: undefined, sourceHash: '', saved: refusal(refused) };
  const { input, notices } = mergeProduct(draft, { ...match, problems: refused }, known, {
    language: store.defaultLanguage,
    currency,
    locations,
    metafieldTypes,
    pictures,
    ownerOf: (sku) => (owners.get(sku) === draft.handle ? undefined : owners.get(sku)),
  });
  for (const {
    input: { sku },
  } of known?.variants ?? [])
    owners.delete(sku);
  for (const { sku } of input.variants) owners.set(sku, draft.handle);
  const stock = planStock(input, match, draft, forceStock);
  const changes = known ? [...describeChanges(known.input, input), ...stock.changes] : [];
  const mustWrite =
    !known || stock.mustRecord || changes.length > 0 || !isDeepStrictEqual(known.input, withoutStock(input));
  const outcome = !known ? 'created' : changes.length > 0 ? 'updated' : 'unchanged';
  return {
    known,
    input: mustWrite ? input : undefined,
    sourceHash: `import:${hashToken(JSON.stringify(input))}`,
    saved: { id: known?.id ?? '', outcome, changes, refused, notices: [...notices, ...stock.notices] },
  };
}

/** Variants that would come without a price are not imported. */
function removeUnpriced(match: Match, draft: DraftProduct, currency: string): RowProblem[] {
  const isPriced = ({ draft: { price, compareAt }, known }: Match['variants'][number]) =>
    price !== undefined || known?.input.prices[currency] !== undefined || (known !== undefined && !compareAt);
  const unpriced = match.variants.filter((one) => !isPriced(one));
  match.variants = match.variants.filter(isPriced);
  return unpriced.map(({ draft: { line } }) => ({ line, column: draft.columns.price, reason: missingPrice }));
}

/** What a new product cannot be without, and why the options of a known one cannot change. */
function missingParts(match: Match, draft: DraftProduct, known: KnownProduct | undefined): RowProblem[] {
  const { line, columns } = draft;
  if (!known && draft.fields.title === undefined)
    return [{ line, column: columns.title, reason: 'is missing: write one, because the product is new' }];
  if (!known && draft.variants.length === 0 && !draft.damaged)
    return [{ line, column: columns.price, reason: missingPrice }];
  if (
    known &&
    match.restructured &&
    (match.variants.length < draft.variants.length || draft.damaged || draft.variants.length === 0)
  ) {
    return [
      {
        line,
        column: columns.option1Value,
        reason:
          `"${draft.handle}" stays as it is: its options can only change with all its variants, ` +
          'so add or correct their rows',
      },
    ];
  }
  return [];
}

function isRefused(
  match: Match,
  draft: DraftProduct,
  known: KnownProduct | undefined,
  refused: readonly RowProblem[],
): boolean {
  if (!known) return match.variants.length === 0 || draft.fields.title === undefined;
  if (match.restructured) return refused.length > 0;
  return match.variants.length === 0 && draft.variants.length > 0;
}

function withoutStock(input: ProductInput): ProductInput {
  return { ...input, variants: input.variants.map(({ stock: _stock, levels: _levels, ...variant }) => variant) };
}
