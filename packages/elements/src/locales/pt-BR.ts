import type { Locale } from './locale.ts';
import { store } from './pt-BR/store.ts';
import { cart } from './pt-BR/cart.ts';
import { cartButton } from './pt-BR/cart-button.ts';
import { cookieConsent } from './pt-BR/cookie-consent.ts';

const words: Locale = { store, cart, 'cart-button': cartButton, 'cookie-consent': cookieConsent };
export default words;
