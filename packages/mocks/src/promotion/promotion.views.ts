import type { AppliedPromotion, DiscountCode, Promotion, Region } from '@smallshop/contract';
import type { ShopState } from '../shop/shop-state.ts';

/** Ten percent off everything. */
export const discountCode = 'WELCOME10';

export interface MockDiscount {
  /** Of all lines, in percent. */
  percent: number;
  freeShipping: boolean;
  codes: (Omit<DiscountCode, 'amount'> & { takes: Takes })[];
  promotions: (Omit<AppliedPromotion, 'amount'> & { takes: Takes })[];
}

/** The discount of a promotion: only the first percentage and the first free shipping have one. */
export type Takes = 'items' | 'shipping' | null;

/**
 * The promotions that apply. The mock supports percentages off everything and free shipping. Only the first
 * percentage counts.
 */
export function discountOf(
  shop: ShopState,
  entered: readonly string[],
  region: Region,
  subtotal: number,
): MockDiscount {
  const known: Omit<Promotion, 'used'>[] = [
    ...shop.promotions.values(),
    { id: 'welcome10', kind: 'percentage', code: discountCode, titles: {}, basisPoints: 1000, combinable: true },
  ];
  const codes = entered.map((code) =>
    judge(
      known.find((each) => each.code === code),
      code,
      region,
      subtotal,
    ),
  );
  const counts = known.filter(({ code }) =>
    code === null ? subtotal > 0 : codes.some((each) => each.code === code && each.applied),
  );
  const percentage = counts.find(({ kind }) => kind === 'percentage');
  const freeShipping = counts.find(({ kind }) => kind === 'free_shipping');
  const takesOf = (promotion: object | undefined): Takes =>
    !promotion ? null : promotion === percentage ? 'items' : promotion === freeShipping ? 'shipping' : null;
  return {
    percent: (percentage?.basisPoints ?? 0) / 100,
    freeShipping: freeShipping !== undefined,
    codes: codes.map((entry) => ({ ...entry, takes: takesOf(counts.find(({ code }) => code === entry.code)) })),
    promotions: counts
      .filter(({ code }) => code === null)
      .map((each) => ({
        id: each.id,
        kind: each.kind,
        title: each.titles[region.language] ?? each.titles['en'] ?? each.id,
        takes: takesOf(each),
      })),
  };
}

function judge(
  promotion: Omit<Promotion, 'used'> | undefined,
  code: string,
  { currency }: Region,
  subtotal: number,
): Omit<DiscountCode, 'amount'> {
  if (!promotion) return { code, applied: false, reason: 'unknown' };
  if (subtotal === 0) return { code, applied: false, reason: 'no_matching_items' };
  const missing = (promotion.minimumSubtotals?.[currency] ?? 0) - subtotal;
  return missing > 0
    ? { code, applied: false, reason: 'minimum_not_met', missing: { amount: missing, currency } }
    : { code, applied: true };
}
