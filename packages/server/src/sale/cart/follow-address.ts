import { refuse, type Refusal } from '@smallshop/contract';
import type { Database } from '../../platform/database/client.ts';
import type { Shop } from './cart-contents.ts';
import { changeRegion } from './cart-region.ts';
import type { CartRow } from '../records/cart.tables.ts';
import { changeCartRegion } from './change-cart-region.ts';

/**
 * Prices a locked cart for the country of an address, which overrides the shopper's choice of country. `field`
 * names the field of the address.
 */
export async function followAddress(
  shop: Shop & { db: Database },
  cart: CartRow,
  addressCountry: string,
  field: string,
): Promise<Refusal | undefined> {
  const { store, configuration } = shop;
  const region = changeRegion({
    current: cart.region,
    hint: {},
    addressCountry,
    markets: configuration.markets,
    storeDefault: { country: store.defaultCountry, language: store.defaultLanguage },
  });
  if (!region) return refuse('country_not_served', { field });
  if (region.country === cart.region.country && cart.region.decidedBy === 'address') return undefined;
  await changeCartRegion(shop, cart, region);
  return undefined;
}
