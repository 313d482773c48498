import type { TaxScheme } from '@smallshop/contract';
import type { Place } from '../../platform/places/place.ts';

/** One line as the tax office sees it. Amounts in minor units of the request's currency. */
export interface TaxableLine {
  id: string;
  /** After discounts; contains the tax where the request says `included`. */
  amount: number;
  quantity: number;
  taxCategory: string;
  /** Customs duty on this line, without tax: import tax counts on top of it. */
  duty: number;
}

export interface TaxRequest {
  currency: string;
  destination: Place;
  shipFrom: Place | null;
  /** The rule under which the seller charges it; a scheme may have rates of its own. */
  scheme: TaxScheme | null;
  /** Whether line amounts and shipping contain the tax already. */
  included: boolean;
  at: Date;
  lines: readonly TaxableLine[];
  shipping: number;
}

/** One rate and what it comes to over all lines. */
export interface TaxComponent {
  name: string;
  jurisdiction: string;
  category: string | null;
  ratePpm: number | null;
  base: number;
  amount: number;
}

export interface TaxResult {
  /** Tax of each line by its id, without that on duty. */
  lines: Map<string, number>;
  shipping: number;
  /** Tax on the duty of all lines: always on top. */
  duty: number;
  /** Sum of the three. */
  total: number;
  /** Sum to `total`. */
  components: TaxComponent[];
}

/**
 * Works out the tax of a destination. `tableTax` reads it from dated tables; a tax service replaces
 * it by answering the same question. It is asked up to twice a price, while a cart is being written:
 * a service must answer fast and from memory where it can, and throw where it cannot answer at all.
 */
export type TaxProvider = (request: TaxRequest) => TaxResult | Promise<TaxResult>;
