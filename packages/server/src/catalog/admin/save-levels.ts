import { eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import type { RequestContext } from '../../shop/requests/context.ts';
import { setLevel, setStock } from '../stock/adjust-stock.ts';
import type { Occasion } from '../stock/change-level.ts';
import { stockLevels } from '../stock/stock.tables.ts';
import type { MergedProduct } from './merge-request.ts';

/** Sets the stock of variants that existed before, where the request gives it: what it does not name becomes 0. */
export async function saveLevels(
  tx: Database,
  { store, keyId }: Pick<RequestContext, 'store' | 'keyId'>,
  { variants }: MergedProduct,
): Promise<void> {
  const occasion: Occasion = { reason: 'set', actor: { kind: 'merchant', id: keyId } };
  for (const { known, setsStock, data } of variants) {
    if (!known || !setsStock) continue;
    const of = { storeId: store.id, variantId: known.id };
    if (data.levels === null) {
      await setStock(tx, of, null, occasion);
      continue;
    }
    const rows = await tx
      .select({ locationId: stockLevels.locationId })
      .from(stockLevels)
      .where(eq(stockLevels.variantId, known.id));
    const places = new Set([...Object.keys(data.levels), ...rows.map(({ locationId }) => locationId)]);
    for (const place of places) await setLevel(tx, of, place, data.levels[place] ?? 0, occasion);
  }
}
