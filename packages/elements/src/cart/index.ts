export { CartElement, type CartLayout } from './cart.ts';
export type { CartStrings } from './cart.strings.ts';
