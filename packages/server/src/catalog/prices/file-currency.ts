import type { Database } from '../../platform/database/client.ts';
import { findMarkets } from '../../shop/store/store.repo.ts';
import type { StoreRow } from '../../shop/store/store.tables.ts';

/**
 * The currency of a file's prices. Default: that of the market of the store's own country. Returns the currencies that
 * the store sells in if the wanted one is not among them.
 */
export async function findFileCurrency(
  db: Database,
  store: StoreRow,
  wanted: string | undefined,
): Promise<{ code: string } | { sold: string[] }> {
  const markets = await findMarkets(db, store.id);
  const sold = [...new Set(markets.flatMap(({ currencies }) => currencies))];
  const home = markets.find(({ countries }) => countries.includes(store.defaultCountry)) ?? markets[0];
  const code = wanted ?? home?.currencies[0];
  return code !== undefined && sold.includes(code) ? { code } : { sold };
}
