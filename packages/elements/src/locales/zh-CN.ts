import type { Locale } from './locale.ts';
import { store } from './zh-CN/store.ts';
import { cart } from './zh-CN/cart.ts';
import { cartButton } from './zh-CN/cart-button.ts';
import { cookieConsent } from './zh-CN/cookie-consent.ts';
import { checkout } from './zh-CN/checkout.ts';
import { order } from './zh-CN/order.ts';

const words: Locale = { store, cart, 'cart-button': cartButton, 'cookie-consent': cookieConsent, checkout, order };
export default words;
