import type { ProductInput } from '../../product/product-input.ts';
import { shouldSetStock } from '../../stock/imported-stock.ts';
import type { Match } from './match-variants.ts';
import type { DraftProduct } from '../rows/draft-product.ts';
import type { RowProblem } from '../rows/row-problem.ts';

/**
 * Exports write 0 for what is not counted. Without the column for the tracker, that is no news of a variant that came
 * so.
 */
export function withoutEmptyZero(one: Match['variants'][number]): Match['variants'][number] {
  const {
    draft: { quantity, ...draft },
    known,
  } = one;
  return quantity === 0 && draft.trackerUnknown && known?.imported === null ? { ...one, draft } : one;
}

export interface StockPlan {
  changes: string[];
  notices: RowProblem[];
  /** A number of the file is not on record yet. */
  mustRecord: boolean;
}

/** What the numbers of the file change in the stock of known variants. */
export function planStock(input: ProductInput, match: Match, draft: DraftProduct, force: boolean): StockPlan {
  const plan: StockPlan = { changes: [], notices: [], mustRecord: false };
  const notice = (line: number, reason: string) => plan.notices.push({ line, column: draft.columns.quantity, reason });
  for (const {
    draft: { line, quantity, quantityMissing },
    known: variant,
  } of match.variants) {
    if (quantityMissing)
      notice(line, 'the file gives no number: what the store counts stays, and a new variant is not counted');
    if (!variant || quantity === undefined) continue;
    if (variant.input.data?.components && quantity !== null) {
      notice(line, 'is not used: the stock of a bundle is that of its components');
      continue;
    }
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
