export { ProductGridElement } from './product-grid.ts';
export type { ProductGridStrings } from './product-grid.strings.ts';
export { cardView } from './template-card.ts';
