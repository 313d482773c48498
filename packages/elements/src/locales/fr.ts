import type { Locale } from './locale.ts';
import { store } from './fr/store.ts';
import { cart } from './fr/cart.ts';
import { cartButton } from './fr/cart-button.ts';
import { cookieConsent } from './fr/cookie-consent.ts';
import { checkout } from './fr/checkout.ts';
import { order } from './fr/order.ts';

const words: Locale = { store, cart, 'cart-button': cartButton, 'cookie-consent': cookieConsent, checkout, order };
export default words;
