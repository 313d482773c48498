import { sum } from '@smallshop/contract';
import { scaleHalfUp } from '../../money/allocate.ts';
import { isFor, type BuyXGetYRule, type PromotableLine, type PromotionRule } from './promotion-rule.ts';

/** The discount of a buy X get Y on each line, and the quantities that it used: those bought and those got. */
export interface DiscountedQuantity {
  off: number[];
  used: number[];
  /** The quantity that is missing until it applies once; 0 if it applies. */
  missing: number;
}

/**
 * Counts complete sets of X items bought and Y got. The cheapest items are the ones got, the most expensive of the
 * others are the ones bought; no item counts twice. `free` is the quantity of each line that no other promotion used.
 */
export function buyXGetY(
  rule: PromotionRule,
  terms: BuyXGetYRule,
  lines: readonly PromotableLine[],
  free: readonly number[],
): DiscountedQuantity {
  const candidates = lines.map((line, index) => ({
    index,
    price: line.unitPrice ?? 0,
    count: line.unitPrice === null ? 0 : free[index]!,
    isBought: isFor(rule, line),
    isGot: terms.getCollections ? isFor({ collections: terms.getCollections, skus: null }, line) : isFor(rule, line),
  }));
  // Of items with the same price, those that cannot count as bought come first, because this gives more sets.
  const got = candidates
    .filter(({ isGot }) => isGot)
    .toSorted((a, b) => a.price - b.price || Number(a.isBought) - Number(b.isBought) || a.index - b.index);
  const bought = candidates
    .filter(({ isBought }) => isBought)
    .toSorted((a, b) => b.price - a.price || a.index - b.index);
  const take = (from: typeof candidates, count: number, taken: readonly number[]) => {
    const each = lines.map(() => 0);
    let left = count;
    for (const { index, count: present } of from) {
      each[index] = Math.min(left, present - taken[index]!);
      left -= each[index]!;
    }
    return { each, left };
  };
  const attempt = (times: number) => {
    const gets = take(
      got,
      times * terms.getQuantity,
      lines.map(() => 0),
    );
    const buys = take(bought, times * terms.buyQuantity, gets.each);
    return { gets: gets.each, buys: buys.each, missing: gets.left + buys.left };
  };
  const most = Math.min(
    terms.mostTimes ?? Infinity,
    Math.floor(countOf(got) / terms.getQuantity),
    Math.floor(countOf(bought) / terms.buyQuantity),
  );
  const times = lastWhere(most, (each) => attempt(each).missing === 0);
  const { gets, buys } = attempt(times);
  return {
    off: gets.map((count, index) => scaleHalfUp(count * candidates[index]!.price, terms.basisPoints, 10_000)),
    used: gets.map((count, index) => count + buys[index]!),
    missing: times > 0 ? 0 : attempt(1).missing,
  };
}

/** The largest number from 0 to `most` for which it holds, of what holds up to some number and not above. */
function lastWhere(most: number, holds: (value: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function countOf(candidates: readonly { count: number }[]): number {
  return sum(candidates.map(({ count }) => count));
}
