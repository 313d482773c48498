import type { Locale } from './locale.ts';
import { store } from './de/store.ts';
import { cart } from './de/cart.ts';
import { cartButton } from './de/cart-button.ts';
import { cookieConsent } from './de/cookie-consent.ts';

const words: Locale = { store, cart, 'cart-button': cartButton, 'cookie-consent': cookieConsent };
export default words;
