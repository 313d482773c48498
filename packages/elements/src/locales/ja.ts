import type { Locale } from './locale.ts';
import { store } from './ja/store.ts';
import { cart } from './ja/cart.ts';
import { cartButton } from './ja/cart-button.ts';
import { cookieConsent } from './ja/cookie-consent.ts';
import { checkout } from './ja/checkout.ts';
import { order } from './ja/order.ts';

const words: Locale = { store, cart, 'cart-button': cartButton, 'cookie-consent': cookieConsent, checkout, order };
export default words;
