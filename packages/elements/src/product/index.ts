export { ProductElement } from './product.ts';
export type { ProductStrings } from './product.strings.ts';
