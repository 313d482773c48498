import type { Money } from '@smallshop/contract';
import { exponentOf } from './format.ts';

/** A plain decimal such as `19.99`, as JSON-LD wants it. */
export const decimalOf = (money: Money): string => (money.amount / 10 ** exponentOf(money.currency)).toFixed(exponentOf(money.currency));
