import {
  recommendationLimits,
  refuse,
  type RecommendationList,
  type RecommendationReason,
  type Refusal,
  type RouteInput,
  type Routes,
} from '@smallshop/contract';
import type { RequestContext } from '../../shop/requests/context.ts';
import { JsonText } from '../../shop/requests/json-text.ts';
import { expireAt, summaryTexts, viewFor } from '../product/catalog.service.ts';
import type { ProductState } from '../product/product-cache.ts';
import { findProductState } from '../product/product-list.repo.ts';
import { findBoughtTogether } from './bought-together.repo.ts';
import { findRelated } from './related.repo.ts';

interface Found {
  state: ProductState;
  reason: RecommendationReason;
}

export async function listRecommendations(
  context: RequestContext,
  input: RouteInput<Routes['catalog']['listRecommendations']>,
): Promise<JsonText<RecommendationList> | Refusal> {
  const { db, store } = context;
  const { kind = 'related', limit = recommendationLimits.defaultCount } = input;
  const { currency, view } = await viewFor(context, input);
  const now = context.now();
  const product = await findProductState(db, store.id, input.handle, now);
  if (!product) return refuse('product_not_found');
  expireAt(context, product.boundary);
  const query = { storeId: store.id, currency, productId: product.id, now };
  const together: Found[] =
    kind === 'bought_together'
      ? (await findBoughtTogether(db, { ...query, limit })).map((state) => ({ state, reason: { kind } }))
      : [];
  const found = [...together];
  if (found.length < limit) {
    const known = new Set(found.map(({ state }) => state.id));
    // As many more as may be known already.
    for (const { shared, ...state } of await findRelated(db, { ...query, limit: limit + known.size }))
      if (!known.has(state.id)) found.push({ state, reason: { kind: 'related', shared } });
  }
  const shown = found.slice(0, limit);
  const texts = await summaryTexts(
    db,
    { currency, view },
    shown.map(({ state }) => state),
  );
  const items = shown.flatMap(({ state, reason }) => {
    const text = texts.get(state.id);
    return text === undefined ? [] : [`{"product":${text},"reason":${JSON.stringify(reason)}}`];
  });
  return new JsonText(`{"items":[${items.join(',')}]}`);
}
