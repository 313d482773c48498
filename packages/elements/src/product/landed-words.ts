import type { PriceTerms } from '@smallshop/contract';
import type { ProductStrings } from './product.strings.ts';

const words = {
  tax: { included: 'taxIncluded', added: 'taxAdded', due_on_delivery: 'taxDue', none: null },
  duty: { included: null, added: 'dutyAdded', due_on_delivery: 'dutyDue', none: null },
} as const;

/** What to say of taxes and duties beside a price: a sentence on each that there is. */
export function landedWords({ tax, duty }: PriceTerms): (keyof ProductStrings)[] {
  return [words.tax[tax], words.duty[duty]].filter((key) => key !== null);
}
