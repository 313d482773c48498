import { recommendationLimits, type Recommendation, type RecommendationKind } from '@smallshop/contract';
import type { ShopState } from '../shop/shop-state.ts';
import { keysOf, type ShownProduct } from './facets.ts';

const pointsOf: Record<string, number> = { collection: 3, type: 3, tag: 2, vendor: 1, option: 0.5 };
const maxShared = 5;

/** Recommends products as the server does, see docs/decisions/recommendations.md. */
export function recommend(
  shop: ShopState,
  own: ShownProduct,
  all: readonly ShownProduct[],
  { kind, limit }: { kind: RecommendationKind; limit: number },
): Recommendation[] {
  const together: Recommendation[] = kind === 'related' ? [] : boughtTogether(shop, own, all);
  const known = new Set(together.map(({ product }) => product.id));
  const others = related(own, all).filter(({ product }) => !known.has(product.id));
  return [...together, ...others].slice(0, limit);
}

function related(own: ShownProduct, all: readonly ShownProduct[]): Recommendation[] {
  const sizes = new Map<string, number>();
  for (const key of all.flatMap(keysOf)) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  const worthOf = (key: string) =>
    Math.round((pointsOf[key.slice(0, key.indexOf(':'))]! * 1000) / Math.log2(sizes.get(key)!));
  const ownKeys = new Set(keysOf(own));
  const scored = all.flatMap((other) => {
    const shared = keysOf(other).filter((key) => ownKeys.has(key));
    if (other.seed === own.seed || shared.length === 0) return [];
    shared.sort((a, b) => worthOf(b) - worthOf(a) || (a < b ? -1 : 1));
    const score = shared.reduce((sum, key) => sum + worthOf(key), 0);
    return [{ product: other.summary, score, shared: shared.slice(0, maxShared) }];
  });
  scored.sort((a, b) => Number(b.product.available) - Number(a.product.available) || b.score - a.score);
  return scored.map(({ product, shared }) => ({ product, reason: { kind: 'related', shared } }));
}

function boughtTogether({ orders }: ShopState, own: ShownProduct, all: readonly ShownProduct[]): Recommendation[] {
  const customers = new Map<string, Set<string>>();
  for (const { order } of orders.values()) {
    const handles = new Set(order.lines.map(({ productHandle }) => productHandle));
    if (order.status !== 'paid' || !handles.delete(own.summary.handle)) continue;
    for (const handle of handles) {
      const found = customers.get(handle) ?? new Set();
      customers.set(handle, found.add(order.contact.email.toLowerCase()));
    }
  }
  const countOf = ({ summary }: ShownProduct) => customers.get(summary.handle)?.size ?? 0;
  return all
    .filter((one) => countOf(one) >= recommendationLimits.minCustomers)
    .sort((a, b) => Number(b.summary.available) - Number(a.summary.available) || countOf(b) - countOf(a))
    .map(({ summary }) => ({ product: summary, reason: { kind: 'bought_together' } }));
}
