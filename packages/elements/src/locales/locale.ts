import type { Translation } from '../internal/language/messages.ts';
import type { StoreStrings } from '../store/announcements/store.strings.ts';
import type { CartStrings } from '../cart/cart.strings.ts';
import type { CartButtonStrings } from '../cart-button/cart-button.strings.ts';
import type { CheckoutStrings } from '../checkout/checkout.strings.ts';
import type { OrderStrings } from '../order/order.strings.ts';
import type { ProductStrings } from '../product/product.strings.ts';
import type { ProductGridStrings } from '../product-grid/product-grid.strings.ts';
import type { RegionStrings } from '../region/region.strings.ts';

/**
 * The words of one language, by element; the banner, which may stand on a page without a shop, has its own. A missing
 * element or key fails to compile.
 */
export interface Locale {
  order: Translation<OrderStrings>;
  checkout: Translation<CheckoutStrings>;
  'cart-button': Translation<CartButtonStrings>;
  cart: Translation<CartStrings>;
  product: Translation<ProductStrings>;
  'product-grid': Translation<ProductGridStrings>;
  region: Translation<RegionStrings>;
  store: Translation<StoreStrings>;
}
export type ElementName = keyof Locale;
