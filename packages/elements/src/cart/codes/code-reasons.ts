import type { DiscountCode } from '@smallshop/contract';
import { formatMoney } from '../../internal/format/format.ts';
import type { CartStrings, CartText } from '../cart.strings.ts';

const reasons: Record<NonNullable<DiscountCode['reason']>, keyof CartStrings> = {
  unknown: 'codeUnknown',
  not_started: 'codeNotStarted',
  expired: 'codeExpired',
  minimum_not_met: 'codeMinimumNotMet',
  used_up: 'codeUsedUp',
  used_by_you: 'codeUsedByYou',
  not_in_market: 'codeNotInMarket',
  no_matching_items: 'codeNoMatchingItems',
  not_combinable: 'codeNotCombinable',
};

/** Returns why a code has no effect; empty if it applies. */
export function codeReason(
  { code, reason, applied, missing, missingQuantity: count, betterPromotion: better = '' }: DiscountCode,
  language: string,
  text: CartText,
): string {
  if (applied || !reason) return '';
  if (missing) return text('codeMinimumMissing', { code, amount: formatMoney(missing, language) });
  return count ? text('codeMinimumPieces', { code, count }) : text(reasons[reason], { code, better });
}

/** Amount of a promotion: "-€5.00"; empty if it is zero. The language decides the place of the sign. */
export const takenOff = ({ amount }: Pick<DiscountCode, 'amount'>, language: string): string =>
  amount.amount === 0 ? '' : formatMoney({ ...amount, amount: -Math.abs(amount.amount) }, language);
