import type { Refusal } from '@smallshop/contract';
import type { Conditions, ShopState } from '../shop/shop-state.ts';

/** A situation that a page should handle. */
export interface Scenario {
  /** What the shopper sees. */
  summary: string;
  /** Overrides while the scenario is set. */
  conditions?: Partial<Conditions>;
  /** Runs before each request. It may change the shop, or refuse the request. */
  before?: (operation: string, input: Record<string, unknown>, shop: ShopState) => Refusal | undefined;
}
