import type { Webhooks } from '../../packages/server/src/test-support/stripe/webhooks.ts';

/** Brings Stripe's events until each is accepted, in any order and some of them twice, as Stripe does. */
export class WebhookDelivery {
  readonly #webhooks: Webhooks;
  readonly #accepted = new Set<string>();

  constructor(webhooks: Webhooks) {
    this.#webhooks = webhooks;
    webhooks.hold();
  }

  /**
   * Posts every event that was not accepted yet, newest first, every second one twice. Returns whether all are
   * accepted.
   */
  async deliver(): Promise<boolean> {
    const open = this.#webhooks.events.filter(({ id }) => !this.#accepted.has(id)).toReversed();
    const copies = open.flatMap((event, index) => (index % 2 === 0 ? [event, event] : [event]));
    await Promise.all(
      copies.map(async (event) => {
        if ((await this.#webhooks.send(event)) === 200) this.#accepted.add(event.id);
      }),
    );
    return this.#webhooks.events.every(({ id }) => this.#accepted.has(id));
  }
}
