import type { Locale } from './locale.ts';
import { store } from './pt-BR/store.ts';
import { cart } from './pt-BR/cart.ts';
import { cartButton } from './pt-BR/cart-button.ts';
import { cookieConsent } from './pt-BR/cookie-consent.ts';
import { checkout } from './pt-BR/checkout.ts';
import { order } from './pt-BR/order.ts';

const words: Locale = { store, cart, 'cart-button': cartButton, 'cookie-consent': cookieConsent, checkout, order };
export default words;
