export { CheckoutElement } from './checkout.ts';
export type { CheckoutStrings } from './checkout.strings.ts';
