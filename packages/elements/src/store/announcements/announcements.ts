import type { Cart } from '@smallshop/contract';
import type { ShopError } from '@smallshop/state';
import type { CartAddEvent, CartRequestEvent } from '../../events/cart-events.ts';
import type { RegionChangedEvent } from '../../events/region-events.ts';
import { displayName } from '../../internal/format/format-names.ts';
import type { Values } from '../../internal/language/messages.ts';
import type { StoreStrings } from './store.strings.ts';

export { storeStrings } from './store.strings.ts';

/** A sentence to announce: its key in the strings, and its values. */
export type Announcement = [key: keyof StoreStrings, values?: Values] | null;

/** Returns why a mutation was refused. */
export function refusalOf(error: ShopError): Announcement {
  switch (error.code) {
    case 'out_of_stock':
      return error.left ? ['outOfStockLeft', { count: error.left }] : ['outOfStock'];
    case 'cart_full':
      return ['cartFull'];
    case 'variant_not_found':
    case 'product_not_found':
      return ['notSold'];
    case 'network_error':
    case 'timeout':
      return ['unreachable'];
    default:
      return ['failed'];
  }
}

/** Returns what to announce after a cart mutation has settled. `before` is the cart before the mutation. */
export function outcomeOf(event: CartRequestEvent<unknown>, before: Cart | null, after: Cart): Announcement {
  const titleOf = (cart: Cart | null, lineId: string) => cart?.lines.find((line) => line.id === lineId)?.title;
  switch (event.type) {
    case 'smallshop-cart-add': {
      const { line, preview } = (event as CartAddEvent).detail;
      const title =
        preview?.product.title ??
        after.lines.find((item) => item.sku === line.sku || item.variantId === line.variantId)?.title;
      return title ? ['added', { title }] : ['addedUnnamed'];
    }
    case 'smallshop-cart-update':
    case 'smallshop-cart-remove': {
      const { lineId, quantity } = event.detail as { lineId: string; quantity?: number };
      const title = titleOf(before, lineId) ?? titleOf(after, lineId);
      if (!title) return null;
      return quantity ? ['quantitySet', { title, count: quantity }] : ['removed', { title }];
    }
    case 'smallshop-cart-restore':
      return ['restored'];
    default:
      // Codes and notes are answered where they were typed.
      return null;
  }
}

/** Returns what to announce after a change of region. */
export function regionOf({ detail: { region } }: RegionChangedEvent, language: string): Announcement {
  const { currency, country } = region;
  return [
    'regionChanged',
    { currency: displayName('currency', currency, language), country: displayName('region', country, language) },
  ];
}
