import type { DiscountCode, PromotionKind } from '@smallshop/contract';
import type { LocalizedText } from '../../platform/database/text.ts';

/** With `buy_x_get_y`; see the contract. `getCollections` are ids. */
export interface BuyXGetYRule {
  buyQuantity: number;
  getQuantity: number;
  basisPoints: number;
  getCollections: string[] | null;
  mostTimes: number | null;
}

/** A promotion as the merchant set it up. Amounts are minor units by currency. */
export interface PromotionRule {
  /** The merchant's short name, unique in a store. */
  id: string;
  /** In capitals. Null: it applies automatically. */
  code: string | null;
  titles: LocalizedText;
  kind: PromotionKind;
  /** With `percentage`: 1000 is ten percent. */
  basisPoints: number;
  /** With `amount`: what it takes off; where a currency is missing it is not valid in it. */
  amounts: Record<string, number>;
  buyXGetY: BuyXGetYRule | null;
  /** What the items must cost before discounts. */
  minimumSubtotals: Record<string, number>;
  startsAt: Date | null;
  endsAt: Date | null;
  usageLimit: number | null;
  usedCount: number;
  customerLimit: number | null;
  /** Uses by this shopper; 0 until their e-mail address is known. */
  usedByCustomer: number;
  /** Null: all of them. */
  markets: string[] | null;
  /** Ids of collections whose products it applies to. Neither these nor `skus`: everything. */
  collections: string[] | null;
  skus: string[] | null;
  combinable: boolean;
}

/**
 * What a promotion needs to know of a line. `unitPrice` is null where the line is not sold here: it counts for
 * nothing.
 */
export interface PromotableLine {
  id: string;
  sku: string;
  quantity: number;
  unitPrice: number | null;
  collections: readonly string[];
}

export interface PromotionSituation {
  currency: string;
  marketId: string;
  now: Date;
}

export type PromotionReason = NonNullable<DiscountCode['reason']>;

/** Why a promotion does not apply, with what the shopper could do about it. */
export interface PromotionRefusal {
  reason: PromotionReason;
  /** Minor units up to the minimum. */
  missing?: number;
  /** Quantity that is missing until the next buy X get Y. */
  missingQuantity?: number;
}

/** Codes are written on paper and typed on phones: case and space around do not matter. */
export function normalizeCode(code: string): string {
  return code.trim().toUpperCase();
}

/** What is to be paid for a line before discounts. */
export function priceOf({ unitPrice, quantity }: PromotableLine): number {
  return (unitPrice ?? 0) * quantity;
}

/** Whether a promotion is for a line. */
export function isFor(
  { collections, skus }: Pick<PromotionRule, 'collections' | 'skus'>,
  line: PromotableLine,
): boolean {
  if (!collections && !skus) return true;
  return (collections?.some((id) => line.collections.includes(id)) ?? false) || (skus?.includes(line.sku) ?? false);
}
