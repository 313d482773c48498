import { refuse, type AdjustmentReason, type Stock } from '@smallshop/contract';
import { pageOf } from '../catalog/page.ts';
import type { Resolvers } from '../shop/resolver.ts';
import type { ShopState } from '../shop/shop-state.ts';
import { merchant } from './show-order.ts';

/** All stock of the mock shop is in its first location. */
const main = 'main';

function show(shop: ShopState, sku: string): Stock {
  const stock = shop.stock.get(sku)!;
  return { sku, stock, sellWhenOut: shop.sellWhenOut.has(sku), levels: [{ locationId: main, quantity: stock }] };
}

function change(
  shop: ShopState,
  sku: string,
  delta: number,
  reason: AdjustmentReason,
  reference: string | null,
): Stock {
  const quantity = shop.stock.get(sku)! + delta;
  shop.stock.set(sku, quantity);
  const at = new Date(shop.now()).toISOString();
  shop.adjustments.unshift({
    id: shop.nextId('adjustment'),
    sku,
    locationId: main,
    delta,
    quantity,
    reason,
    actor: merchant,
    reference,
    at,
  });
  return show(shop, sku);
}

export const stockResolvers: Pick<
  Resolvers<'admin'>,
  'getStock' | 'setStock' | 'adjustStock' | 'listStockAdjustments' | 'listLocations' | 'saveLocation'
> = {
  getStock: ({ sku }, { shop }) => (shop.stock.has(sku) ? show(shop, sku) : refuse('variant_not_found')),
  setStock({ sku, stock, sellWhenOut, reference = null }, { shop }) {
    if (!shop.stock.has(sku)) return refuse('variant_not_found');
    if (sellWhenOut === true) shop.sellWhenOut.add(sku);
    if (sellWhenOut === false) shop.sellWhenOut.delete(sku);
    return change(shop, sku, stock - shop.stock.get(sku)!, 'set', reference);
  },
  adjustStock({ sku, delta, reason, reference = null }, { shop }) {
    const present = shop.stock.get(sku);
    if (present === undefined) return refuse('variant_not_found');
    if (present + delta < 0) return refuse('out_of_stock', { left: present, field: 'delta' });
    return change(shop, sku, delta, reason, reference);
  },
  listStockAdjustments({ sku, ...page }, { shop }) {
    if (!shop.stock.has(sku)) return refuse('variant_not_found');
    return pageOf(
      shop.adjustments.filter((one) => one.sku === sku),
      page,
    );
  },
  listLocations: (_input, { shop }) => ({ items: [...shop.locations] }),
  saveLocation({ locationId, name, priority = 0, active = true }, { shop }) {
    const location = { id: locationId, name, priority, active };
    shop.locations = [...shop.locations.filter(({ id }) => id !== locationId), location];
    return location;
  },
};
