import { refuse, type Refusal } from '@smallshop/contract';
import type { CartContents, Shop } from './cart-contents.ts';
import { changeRegion } from './cart-region.ts';
import { changeCartRegion } from './change-cart-region.ts';

/**
 * Returns the cart in the country of an address, which overrides the shopper's choice of country. `field` names the
 * field of the address.
 */
export async function followAddress(
  shop: Shop,
  contents: CartContents,
  addressCountry: string,
  field: string,
): Promise<CartContents | Refusal> {
  const { store, configuration } = shop;
  const current = contents.cart.region;
  const region = changeRegion({
    current,
    hint: {},
    addressCountry,
    markets: configuration.markets,
    storeDefault: { country: store.defaultCountry, language: store.defaultLanguage },
  });
  if (!region) return refuse('country_not_served', { field });
  if (region.country === current.country && current.decidedBy === 'address') return contents;
  return changeCartRegion(shop, contents, region);
}
