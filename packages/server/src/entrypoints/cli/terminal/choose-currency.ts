import type { Database } from '../../../platform/database/client.ts';
import { findMarkets } from '../../../shop/store/store.repo.ts';
import type { StoreRow } from '../../../shop/store/store.tables.ts';
import { UsageError } from './terminal.ts';

/** The currency of a file. Without `--currency`: that of the market of the store's own country. */
export async function chooseCurrency(db: Database, store: StoreRow, wanted: string | undefined): Promise<string> {
  const markets = await findMarkets(db, store.id);
  const sold = [...new Set(markets.flatMap(({ currencies }) => currencies))];
  const home = markets.find(({ countries }) => countries.includes(store.defaultCountry)) ?? markets[0];
  const currency = wanted ?? home?.currencies[0];
  if (!currency || !sold.includes(currency))
    throw new UsageError(`No market of the store sells in ${currency}; it has ${sold.join(', ')}.`);
  return currency;
}
