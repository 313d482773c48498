import type { Refusal } from '../http/refusal.ts';
import type { Conditions, ShopState } from '../shop/shop-state.ts';

/** A situation that a page should cope with. */
export interface Scenario {
  /** What the shopper meets. */
  summary: string;
  /** What it bends for as long as it is set. */
  conditions?: Partial<Conditions>;
  /** Looks at each request before the shop does: may change the shop, or refuse. */
  before?: (operation: string, input: Record<string, unknown>, shop: ShopState) => Refusal | undefined;
}
