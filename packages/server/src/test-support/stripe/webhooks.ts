import Stripe from 'stripe';
import { newId } from './books.ts';
import { newEvent, type EventOf, type EventType } from './objects.ts';

/** Posts events as Stripe does: signed, each on its own, in no certain order. */
export class Webhooks {
  /** Every event there was, oldest first. */
  readonly events: Stripe.Event[] = [];
  url: string | undefined;
  readonly #client: Stripe;
  readonly #secret: string;
  #held: Stripe.Event[] = [];
  #holds = false;
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(client: Stripe, secret: string, url: string | undefined) {
    this.#client = client;
    this.#secret = secret;
    this.url = url;
  }

  readonly emit = <T extends EventType>(type: T, object: EventOf<T>['data']['object']): void => {
    const event = newEvent(newId('evt'), type, object, Stripe.API_VERSION);
    this.events.push(event);
    if (this.#holds) this.#held.push(event);
    else this.#start(event);
  };

  /** Holds later events until `deliver`. */
  hold(): void {
    this.#holds = true;
  }

  /** Sends the held events one after the other, and returns the statuses. Later events are held too. */
  async deliver({
    order = 'as_happened',
    times = 1,
    types,
  }: { order?: 'as_happened' | 'reversed'; times?: number; types?: readonly string[] } = {}): Promise<number[]> {
    const kept = this.#held.filter(({ type }) => types?.includes(type) ?? true);
    this.#held = [];
    const inOrder = order === 'reversed' ? kept.toReversed() : kept;
    const statuses: number[] = [];
    for (const event of inOrder.flatMap((one) => Array.from({ length: times }, () => one)))
      statuses.push(await this.send(event));
    return statuses;
  }

  /** Waits until every event that was sent automatically is answered. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** Posts one event, also a second time. Returns the status, 0 without a response. */
  async send(event: Stripe.Event): Promise<number> {
    if (!this.url) return 0;
    const response = await fetch(this.url, this.signed(event)).catch(() => undefined);
    await response?.arrayBuffer();
    return response?.status ?? 0;
  }

  /** The signed request of an event, for tests that post it in another way. */
  signed(
    event: Stripe.Event,
    timestamp = Math.floor(Date.now() / 1000),
  ): { method: 'POST'; body: string; headers: Record<string, string> } {
    const payload = JSON.stringify(event, null, 2);
    const signature = this.#client.webhooks.generateTestHeaderString({ payload, secret: this.#secret, timestamp });
    return {
      method: 'POST',
      body: payload,
      headers: { 'Content-Type': 'application/json; charset=utf-8', 'Stripe-Signature': signature },
    };
  }

  #start(event: Stripe.Event): void {
    const sent = this.send(event).finally(() => this.#underWay.delete(sent));
    this.#underWay.add(sent);
  }
}
