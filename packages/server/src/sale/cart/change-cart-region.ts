import type { Region } from '@smallshop/contract';
import { eq } from 'drizzle-orm';
import type { Database } from '../../platform/database/client.ts';
import { acknowledgePrices } from './acknowledge-prices.ts';
import { discountContents, readContents, type CartContents, type Shop } from './cart-contents.ts';
import { shipCart } from './cart-shipping.ts';
import { carts, type CartRow } from '../records/cart.tables.ts';
import { describeRegionChange, type RegionSnapshot } from './region-notes.ts';

/**
 * Prices a locked cart in another region, and stores what changed for the cart's new version. No line is removed: a
 * line that is not sold there stays and is marked.
 */
export async function changeCartRegion(shop: Shop & { db: Database }, cart: CartRow, region: Region): Promise<void> {
  const before = await readContents(shop, cart);
  const after = await readContents(shop, { ...cart, region });
  const messages = describeRegionChange(snapshot(shop, before), snapshot(shop, after));
  await shop.db
    .update(carts)
    .set({
      region,
      version: cart.version,
      regionChange: messages.length > 0 ? { version: cart.version, messages } : null,
    })
    .where(eq(carts.id, cart.id));
  await acknowledgePrices(shop.db, after);
}

function snapshot({ now, store }: Shop, contents: CartContents): RegionSnapshot {
  const { codes, lines } = discountContents(contents, now());
  return {
    prices: new Map(
      contents.items.map(({ line, sale: { price } }) => [
        line.id,
        price && { amount: price.amount, currency: price.currency },
      ]),
    ),
    codes: codes.filter(({ applied }) => applied).map(({ code }) => code),
    estimate: shipCart(contents, lines, { country: contents.region.country }, store.defaultLanguage).estimate,
  };
}
