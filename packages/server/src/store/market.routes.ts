import { routes, type Market } from '@smallshop/contract';
import type { RequestContext } from '../context.ts';
import { bind } from '../http/bind-route.ts';
import { refuse, type Refusal } from '../http/refusal.ts';
import { replaceMarkets } from './create-store.ts';
import { marketErrors } from './market-errors.ts';
import { viewMarkets } from './store.repo.ts';

async function setMarkets({ db, store }: RequestContext, items: Market[]): Promise<{ items: Market[] } | Refusal> {
  const errors = marketErrors(items);
  if (errors.length > 0) return refuse('invalid_request', { errors });
  await db.transaction((tx) => replaceMarkets(tx, store.id, items));
  return { items };
}

export const marketTopic = [
  bind(routes.market.list, async ({ db, store }) => ({ items: await viewMarkets(db, store.id) })),
  bind(routes.market.set, (context, { items }) => setMarkets(context, items)),
];
