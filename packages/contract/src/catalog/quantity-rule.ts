import type { FieldErrorCode } from '../common/problem.ts';
import { refuse, type Refusal } from '../common/refusal.ts';
import type { QuantityRule } from './variant-extras.schemas.ts';

/**
 * Refuses a quantity in which a variant is not sold, with `quantity_not_allowed`. `field` is the path of the line, or
 * of the quantity.
 */
export function refuseQuantity(rule: QuantityRule | undefined, quantity: number, field: string): Refusal | undefined {
  const code = rule && errorOf(rule, quantity);
  if (!code) return undefined;
  const { minimum, increment, maximum } = rule;
  const limits = `At least ${minimum}${maximum === null ? '' : `, at most ${maximum}`}`;
  const detail = increment === 1 ? `${limits}.` : `${limits}, a multiple of ${increment}.`;
  const error = { field, code, detail, minimum, increment, ...(maximum !== null && { maximum }) };
  return refuse('quantity_not_allowed', { field, errors: [error] });
}

function errorOf({ minimum, increment, maximum }: QuantityRule, quantity: number): FieldErrorCode | undefined {
  if (quantity < minimum) return 'too_small';
  if (maximum !== null && quantity > maximum) return 'too_large';
  return quantity % increment === 0 ? undefined : 'not_allowed';
}
