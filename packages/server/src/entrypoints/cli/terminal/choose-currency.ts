import { findFileCurrency } from '../../../catalog/prices/file-currency.ts';
import type { Database } from '../../../platform/database/client.ts';
import type { StoreRow } from '../../../shop/store/store.tables.ts';
import { UsageError } from './terminal.ts';

/** The currency of a file. Without `--currency`: that of the market of the store's own country. */
export async function chooseCurrency(db: Database, store: StoreRow, wanted: string | undefined): Promise<string> {
  const currency = await findFileCurrency(db, store, wanted);
  if ('code' in currency) return currency.code;
  throw new UsageError(`No market of the store sells in ${wanted}; it has ${currency.sold.join(', ')}.`);
}
