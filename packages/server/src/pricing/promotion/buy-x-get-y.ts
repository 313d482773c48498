import { scaleHalfUp } from '../../money/allocate.ts';
import { isFor, type BuyXGetYRule, type PromotableLine, type PromotionRule } from './promotion-rule.ts';

/** What a buy X get Y takes off each line, and the pieces that it used up: those bought and those got. */
export interface DiscountedQuantity {
  off: number[];
  used: number[];
  /** Pieces that are missing for the first time; 0 where it applies. */
  missing: number;
}

/**
 * Complete sets of X pieces bought and Y got. The cheapest pieces are the ones got, the dearest of the
 * others the ones bought; no piece counts twice. `free` are the pieces of each line that no other
 * promotion used.
 */
export function buyXGetY(rule: PromotionRule, terms: BuyXGetYRule, lines: readonly PromotableLine[], free: readonly number[]): DiscountedQuantity {
  const pieces = lines.map((line, index) => ({
    index,
    price: line.unitPrice ?? 0,
    count: line.unitPrice === null ? 0 : free[index]!,
    isBought: isFor(rule, line),
    isGot: terms.getCollections ? isFor({ collections: terms.getCollections, skus: null }, line) : isFor(rule, line),
  }));
  // Of equally cheap pieces those first that could not be bought: more sets come of it.
  const got = pieces.filter(({ isGot }) => isGot).toSorted((a, b) => a.price - b.price || Number(a.isBought) - Number(b.isBought) || a.index - b.index);
  const bought = pieces.filter(({ isBought }) => isBought).toSorted((a, b) => b.price - a.price || a.index - b.index);
  const take = (from: typeof pieces, count: number, taken: readonly number[]) => {
    const each = lines.map(() => 0);
    let left = count;
    for (const { index, count: present } of from) {
      each[index] = Math.min(left, present - taken[index]!);
      left -= each[index]!;
    }
    return { each, left };
  };
  const attempt = (times: number) => {
    const gets = take(got, times * terms.getQuantity, lines.map(() => 0));
    const buys = take(bought, times * terms.buyQuantity, gets.each);
    return { gets: gets.each, buys: buys.each, missing: gets.left + buys.left };
  };
  const most = Math.min(terms.mostTimes ?? Infinity, Math.floor(countOf(got) / terms.getQuantity), Math.floor(countOf(bought) / terms.buyQuantity));
  const times = lastWhere(most, (each) => attempt(each).missing === 0);
  const { gets, buys } = attempt(times);
  return {
    off: gets.map((count, index) => scaleHalfUp(count * pieces[index]!.price, terms.basisPoints, 10_000)),
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

function countOf(pieces: readonly { count: number }[]): number {
  return pieces.reduce((sum, { count }) => sum + count, 0);
}
