export { CartButtonElement } from './cart-button.ts';
export type { CartButtonStrings } from './cart-button.strings.ts';
