import { audit } from './audit.ts';
import type { Death } from './deaths.ts';
import { journeys, type Journey, type Promised, type Visit } from './journeys.ts';
import type { ShopUnderFire } from './shop-under-fire.ts';

const minute = 60_000;

export interface Round {
  /** What each shopper does. */
  shoppers: readonly Journey[];
  deaths: readonly Death[];
  /** What happens while they act, besides. */
  meanwhile?: () => Promise<void>;
}

export interface RoundResult {
  kills: number;
  /** What is wrong afterwards, in words. */
  faults: string[];
}

/** What is known of a shop over all its rounds: the books are looked through from the beginning each time. */
export class Rounds {
  readonly promised: Promised[] = [];
  readonly #visits: Visit[] = [];
  readonly #shop: ShopUnderFire;

  constructor(shop: ShopUnderFire) {
    this.#shop = shop;
  }

  /** Shoppers act all at once while servers die; then everything comes to rest and is looked through. */
  async fight({ shoppers, deaths, meanwhile }: Round): Promise<RoundResult> {
    const shop = this.#shop;
    const before = shop.kills;
    const visits = await Promise.all(shoppers.map((journey) => journeys[journey](shop, this.promised)));
    this.#visits.push(...visits);
    await shop.plan(...deaths);
    await Promise.all([...visits.map((visit) => visit.go()), meanwhile?.()]);
    await shop.ceaseFire();
    await this.#comeToRest();
    const snapshot = await shop.snapshot();
    return { kills: shop.kills - before, faults: [...audit(snapshot, shop.stripe.books, this.promised), ...this.#disappointed(new Set(snapshot.orders.map(({ checkoutId }) => checkoutId)))] };
  }

  /** What nobody ends runs out, and what failed is tried again. */
  async #comeToRest(): Promise<void> {
    const shop = this.#shop;
    await shop.hearFromStripe();
    await shop.keepHouse(16 * minute);
    await shop.keepHouse(6 * minute);
    await shop.hearFromStripe();
  }

  #disappointed(ordered: ReadonlySet<string>): string[] {
    const told = new Set(this.promised.map(({ checkoutId }) => checkoutId));
    return this.#visits.flatMap(({ checkoutId, ends }) => {
      if (ordered.has(checkoutId) !== (ends !== 'without an order')) return [`${checkoutId} should end ${ends}`];
      return ends === 'told' && !told.has(checkoutId) ? [`nobody told ${checkoutId} of its order`] : [];
    });
  }
}
