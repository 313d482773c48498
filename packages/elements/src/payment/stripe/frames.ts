import type { StripeElements } from '@stripe/stripe-js';
import { changeOf, type Looks } from './appearance/looks.ts';

/** One group of Stripe's frames, kept up to date. */
export class Frames {
  readonly elements: StripeElements;
  #looks: Looks;
  #updating: Promise<unknown> = Promise.resolve();

  constructor(elements: StripeElements, looks: Looks) {
    this.elements = elements;
    this.#looks = looks;
  }

  /** Shows what changed; resolves once every frame does. */
  async update(looks: Looks): Promise<void> {
    const change = changeOf(this.#looks, looks);
    this.#looks = looks;
    if (change) this.#updating = this.elements.update(change);
    await this.#updating;
  }

  /** As `update`, with nothing but another amount. */
  amount({ amount, currency }: Pick<Looks, 'amount' | 'currency'>): Promise<void> {
    return this.update({ ...this.#looks, amount, currency });
  }

  /** Sends all options again: Stripe loses changes made before the frames were ready (stripe/react-stripe-js#589). */
  repeat(): void {
    this.#updating = this.elements.update(this.#looks);
  }

  /** The frames show what they were last given. */
  settled(): Promise<unknown> {
    return this.#updating;
  }
}
