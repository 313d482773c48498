import { routes, refuse, type Market, type Refusal } from '@smallshop/contract';
import type { RequestContext } from '../requests/context.ts';
import type { Database } from '../../platform/database/client.ts';
import { hashToken } from '../../platform/database/ids.ts';
import { bind } from '../requests/bind-route.ts';
import { replaceMarkets } from './create-store.ts';
import { marketErrors } from './market-errors.ts';
import { findMarkets, lockStore, viewMarkets } from '../store/store.repo.ts';

interface MarketList {
  items: Market[];
  version: number;
}

/** The version is a hash of the markets, at most nine digits, so it needs no counter. */
async function listMarkets(db: Database, storeId: string): Promise<MarketList> {
  const items = viewMarkets(await findMarkets(db, storeId));
  return { items, version: Number.parseInt(hashToken(JSON.stringify(items)).slice(0, 12), 16) % 1_000_000_000 };
}

async function setMarkets({ db, store, ifMatch }: RequestContext, items: Market[]): Promise<MarketList | Refusal> {
  const errors = marketErrors(items, store.defaultCountry);
  if (errors.length > 0) return refuse('invalid_request', { errors });
  return db.transaction(async (tx) => {
    // Two requests that replace the markets at the same time run one after the other.
    await lockStore(tx, store.id);
    if (ifMatch !== undefined) {
      const current = await listMarkets(tx, store.id);
      if (current.version !== ifMatch) return refuse('version_conflict', { current });
    }
    await replaceMarkets(tx, store.id, items);
    return listMarkets(tx, store.id);
  });
}

export const marketTopic = [
  bind(routes.market.list, ({ db, store }) => listMarkets(db, store.id)),
  bind(routes.market.set, (context, { items }) => setMarkets(context, items)),
];
