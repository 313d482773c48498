import { minuteMs } from '@smallshop/contract';
import { audit } from './audit.ts';
import type { CrashPoint } from './crash-points.ts';
import { journeys, type Journey, type ConfirmedOrder, type Visit } from './journeys.ts';
import type { FaultHarness } from './fault-harness.ts';

export interface Round {
  /** What each shopper does. */
  shoppers: readonly Journey[];
  crashPoints: readonly CrashPoint[];
  /** What happens while they act, besides. */
  meanwhile?: () => Promise<void>;
}

export interface RoundResult {
  kills: number;
  /** What is wrong afterwards, in words. */
  errors: string[];
}

/** What is known of a shop over all its rounds: the books are looked through from the beginning each time. */
export class Rounds {
  readonly confirmedOrders: ConfirmedOrder[] = [];
  readonly #visits: Visit[] = [];
  readonly #shop: FaultHarness;

  constructor(shop: FaultHarness) {
    this.#shop = shop;
  }

  /** Shoppers act all at once while servers die; then everything comes to rest and is looked through. */
  async run({ shoppers, crashPoints, meanwhile }: Round): Promise<RoundResult> {
    const shop = this.#shop;
    const before = shop.kills;
    const visits = await Promise.all(shoppers.map((journey) => journeys[journey](shop, this.confirmedOrders)));
    this.#visits.push(...visits);
    await shop.planCrashes(...crashPoints);
    await Promise.all([...visits.map((visit) => visit.go()), meanwhile?.()]);
    await shop.stopFaults();
    await this.#finishPending();
    const snapshot = await shop.snapshot();
    return {
      kills: shop.kills - before,
      errors: [
        ...audit(snapshot, shop.stripe.books, this.confirmedOrders),
        ...this.#missingOrders(new Set(snapshot.orders.map(({ checkoutId }) => checkoutId))),
      ],
    };
  }

  /** Waits until open payments expire and failed jobs are retried. */
  async #finishPending(): Promise<void> {
    const shop = this.#shop;
    await shop.processStripeEvents();
    await shop.runJobs(16 * minuteMs);
    await shop.runJobs(6 * minuteMs);
    await shop.processStripeEvents();
  }

  #missingOrders(ordered: ReadonlySet<string>): string[] {
    const confirmed = new Set(this.confirmedOrders.map(({ checkoutId }) => checkoutId));
    return this.#visits.flatMap(({ checkoutId, ends }) => {
      if (ordered.has(checkoutId) !== (ends !== 'without an order')) return [`${checkoutId} should end ${ends}`];
      return ends === 'confirmed' && !confirmed.has(checkoutId)
        ? [`no response confirmed the order of ${checkoutId}`]
        : [];
    });
  }
}
