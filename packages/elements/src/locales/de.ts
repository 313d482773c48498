import type { Locale } from './locale.ts';
import { store } from './de/store.ts';
import { cart } from './de/cart.ts';
import { cartButton } from './de/cart-button.ts';
import { cookieConsent } from './de/cookie-consent.ts';
import { checkout } from './de/checkout.ts';
import { order } from './de/order.ts';

const words: Locale = { store, cart, 'cart-button': cartButton, 'cookie-consent': cookieConsent, checkout, order };
export default words;
