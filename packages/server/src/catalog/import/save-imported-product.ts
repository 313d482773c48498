import { isDeepStrictEqual } from 'node:util';
import type { ProductInput } from '../product/product-input.ts';
import { writeProduct, type SaveOutcome } from '../product/save-product.ts';
import type { Database } from '../../platform/database/client.ts';
import { refusedValue } from '../../platform/database/refused-value.ts';
import { hashToken } from '../../platform/database/ids.ts';
import type { Original } from '../media/originals.ts';
import { lockPrices } from '../../shop/exchange-rates/exchange-rate.repo.ts';
import { shouldSetStock } from '../stock/imported-stock.ts';
import { possibleSkus } from './assign-skus.ts';
import type { RowProblem } from './rows/csv-file.ts';
import { describeChanges } from './describe-changes.ts';
import type { DraftProduct } from './rows/draft-product.ts';
import { findKnownProduct, findSkuOwners, type KnownProduct } from './known-product.ts';
import { matchVariants, type Match } from './match-variants.ts';
import { mergeProduct } from './merge-product.ts';

export interface SaveContext {
  store: { id: string; defaultLanguage: string };
  currency: string;
  pictures: ReadonlyMap<string, Original>;
  forceStock: boolean;
}

export interface SavedImport {
  id: string;
  /** Undefined where all of it was refused. */
  outcome: SaveOutcome | undefined;
  changes: string[];
  refused: RowProblem[];
  notices: RowProblem[];
}

/**
 * Brings one product of the store to what the file says. What the database refuses is a refused product, not the end
 * of the import.
 */
export async function saveImportedProduct(
  db: Database,
  draft: DraftProduct,
  context: SaveContext,
): Promise<SavedImport> {
  try {
    return await db.transaction((tx) => save(tx, draft, context));
  } catch (error) {
    const reason = refusedValue(error);
    if (reason === undefined) throw error;
    return refusal([
      { line: draft.line, column: 'Handle', reason: `the database refuses "${draft.handle}": ${reason}` },
    ]);
  }
}

function refusal(refused: RowProblem[]): SavedImport {
  return { id: '', outcome: undefined, changes: [], refused, notices: [] };
}

async function save(tx: Database, draft: DraftProduct, context: SaveContext): Promise<SavedImport> {
  const { store, currency, pictures, forceStock } = context;
  const language = store.defaultLanguage;
  await lockPrices(tx, store.id);
  const known = await findKnownProduct(tx, store, draft.handle);
  const found = matchVariants(draft, known, language);
  const match = { ...found, variants: forceStock ? found.variants : found.variants.map(withoutEmptyZero) };
  const refused = [...found.problems, ...removeUnpriced(match, draft, currency), ...missingParts(match, draft, known)];
  if (isRefused(match, draft, known, refused)) return refusal(refused);
  const owners = await findSkuOwners(tx, store.id, possibleSkus(draft.handle, match.variants));
  const foreignSkus = new Map([...owners].filter(([, handle]) => handle !== draft.handle));
  const { input, notices } = mergeProduct(draft, { ...match, problems: refused }, known, {
    language,
    currency,
    pictures,
    foreignSkus,
  });
  const stock = planStock(input, match, draft, forceStock);
  const changes = known ? [...describeChanges(known.input, input), ...stock.changes] : [];
  const mustWrite =
    !known || stock.mustRecord || changes.length > 0 || !isDeepStrictEqual(known.input, withoutStock(input));
  const sourceHash = `import:${hashToken(JSON.stringify(input))}`;
  const id = mustWrite ? await writeProduct(tx, store, known?.id, input, { sourceHash, forceStock }) : known.id;
  const outcome = !known ? 'created' : changes.length > 0 ? 'updated' : 'unchanged';
  return { id, outcome, changes, refused, notices: [...notices, ...stock.notices] };
}

/**
 * Exports write 0 for what is not counted. Without the column for the tracker, that is no news of a variant that came
 * so.
 */
function withoutEmptyZero(one: Match['variants'][number]): Match['variants'][number] {
  const {
    draft: { quantity, ...draft },
    known,
  } = one;
  return quantity === 0 && draft.trackerUnknown && known?.imported === null ? { ...one, draft } : one;
}

/** Variants that would come without a price are not imported. */
function removeUnpriced(match: Match, draft: DraftProduct, currency: string): RowProblem[] {
  const isPriced = ({ draft: { price, compareAt }, known }: Match['variants'][number]) =>
    price !== undefined || known?.input.prices[currency] !== undefined || (known !== undefined && !compareAt);
  const unpriced = match.variants.filter((one) => !isPriced(one));
  match.variants = match.variants.filter(isPriced);
  return unpriced.map(({ draft: { line } }) => ({ line, column: draft.columns.price, reason: 'is missing' }));
}

/** What a new product cannot be without, and why the options of a known one cannot change. */
function missingParts(match: Match, draft: DraftProduct, known: KnownProduct | undefined): RowProblem[] {
  const { line, columns } = draft;
  if (!known && draft.fields.title === undefined)
    return [{ line, column: columns.title, reason: 'is missing: the product is new' }];
  if (!known && draft.variants.length === 0 && !draft.damaged)
    return [{ line, column: columns.price, reason: 'is missing' }];
  if (
    known &&
    match.restructured &&
    (match.variants.length < draft.variants.length || draft.damaged || draft.variants.length === 0)
  ) {
    return [
      {
        line,
        column: columns.option1Value,
        reason: `"${draft.handle}" stays as it is: its options can only change with all its variants`,
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

interface StockPlan {
  changes: string[];
  notices: RowProblem[];
  /** A number of the file is not on record yet. */
  mustRecord: boolean;
}

function planStock(input: ProductInput, match: Match, draft: DraftProduct, force: boolean): StockPlan {
  const plan: StockPlan = { changes: [], notices: [], mustRecord: false };
  const notice = (line: number, reason: string) => plan.notices.push({ line, column: draft.columns.quantity, reason });
  for (const {
    draft: { line, quantity, quantityMissing },
    known: variant,
  } of match.variants) {
    if (quantityMissing)
      notice(line, 'the file gives no number: what the store counts stays, and a new variant is not counted');
    if (!variant || quantity === undefined) continue;
    const { stock, imported } = variant;
    const isSet = shouldSetStock({ quantity, imported, present: stock, isNew: false, force });
    if (quantity !== imported) plan.mustRecord = true;
    const sku = input.variants.find(({ id }) => id === variant.id)?.sku;
    if (isSet && stock !== quantity)
      plan.changes.push(`stock of ${sku} ${stock ?? 'not counted'} → ${quantity ?? 'not counted'}`);
    if (!isSet && imported === undefined && stock !== quantity)
      notice(
        line,
        'the stock stays as the store has it, because no file gave a number before; import with --stock to set it',
      );
  }
  return plan;
}

function withoutStock(input: ProductInput): ProductInput {
  return { ...input, variants: input.variants.map(({ stock: _stock, ...variant }) => variant) };
}
