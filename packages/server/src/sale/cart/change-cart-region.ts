import type { Region } from '@smallshop/contract';
import { acknowledgedLines } from './cart-lines.ts';
import { discountContents, inRegion, withLineItems, type CartContents, type Shop } from './cart-contents.ts';
import { shipCart } from './cart-shipping.ts';
import { describeRegionChange, type RegionSnapshot } from './region-notes.ts';

/**
 * Returns the cart in another region, with what changed for the shopper as notes of the cart's version. The new prices
 * count as seen. No line is removed: a line that is not sold there stays and is marked.
 */
export async function changeCartRegion(shop: Shop, before: CartContents, region: Region): Promise<CartContents> {
  const after = await inRegion(shop, before, region);
  const messages = describeRegionChange(snapshot(shop, before), snapshot(shop, after));
  const { version } = before.cart;
  const regionChange = messages.length > 0 ? { version, messages } : null;
  return withLineItems({ ...after, cart: { ...after.cart, regionChange } }, acknowledgedLines(after));
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
