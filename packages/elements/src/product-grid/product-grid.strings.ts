import { aroundStrings } from './grid-status.strings.ts';
import { cardStrings } from './card.strings.ts';

/** Words of `<smallshop-product-grid>`. */
export const productGridStrings = { ...cardStrings, ...aroundStrings };
export type ProductGridStrings = typeof productGridStrings;
