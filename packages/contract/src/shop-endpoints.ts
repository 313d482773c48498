import { addressEndpoints } from './address/address.endpoints.ts';
import { cartEndpoints } from './cart/cart.endpoints.ts';
import { catalogEndpoints } from './catalog/catalog.endpoints.ts';
import { searchEndpoints } from './catalog/search.endpoints.ts';
import { checkoutEndpoints } from './checkout/checkout.endpoints.ts';
import { consentEndpoints } from './consent/consent.endpoints.ts';
import { downloadEndpoints } from './order/download.endpoints.ts';
import { orderEndpoints } from './order/order.endpoints.ts';
import { paymentEndpoints } from './payment/payment.endpoints.ts';
import { storeEndpoints } from './store/store.endpoints.ts';

/** What a shopper's browser may ask for: the table without the merchant's part. */
export const shopEndpoints = {
  store: storeEndpoints,
  catalog: { ...catalogEndpoints, ...searchEndpoints },
  cart: cartEndpoints,
  checkout: checkoutEndpoints,
  payment: paymentEndpoints,
  order: { ...orderEndpoints, ...downloadEndpoints },
  address: addressEndpoints,
  consent: consentEndpoints,
} as const;
