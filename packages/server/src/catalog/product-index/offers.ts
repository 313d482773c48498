import { NumberColumn } from './columns.ts';

/** What the products of a store cost in one currency, by slot. */
export class Offers {
  /** In minor units, and one more, so that 0 means that a product is not sold in this currency. */
  readonly #prices = new NumberColumn();
  /** Until when a product is available, in milliseconds since 1970: `Infinity` if it is in stock. */
  readonly #availableUntil = new NumberColumn();

  /** The lowest price of a variant, and until which day it is a pre-order, if it is. */
  set(slot: number, price: number, isInStock: boolean, preorderDay: string | null): void {
    this.#prices.set(slot, price + 1);
    const until = preorderDay === null ? -Infinity : Date.parse(preorderDay);
    this.#availableUntil.set(slot, isInStock ? Infinity : until);
  }

  has(slot: number): boolean {
    return this.#prices.get(slot) > 0;
  }

  /** The lowest price of a variant, in minor units. */
  price(slot: number): number {
    return this.#prices.get(slot) - 1;
  }

  /** A pre-order is available until its day. */
  isAvailable(slot: number, moment: number): boolean {
    return moment < this.#availableUntil.get(slot);
  }

  keep(slots: Int32Array): void {
    this.#prices.keep(slots);
    this.#availableUntil.keep(slots);
  }
}
