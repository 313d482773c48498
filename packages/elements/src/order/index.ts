export { OrderElement } from './order.ts';
export type { OrderStrings } from './order.strings.ts';
