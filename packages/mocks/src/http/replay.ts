import { refuse, type Refusal } from '@smallshop/contract';
import type { MockResponse } from './answer.ts';

/** Stored responses, so that a request with the same key and body gets the same response. */
export class Replay {
  readonly #given = new Map<string, { body: string; answer: MockResponse }>();

  /** The stored response, or a refusal if the key was used for another request. */
  find(key: string, body: string): MockResponse | Refusal | undefined {
    const given = this.#given.get(key);
    if (!given) return undefined;
    return given.body === body ? given.answer : refuse('idempotency_key_reused');
  }

  keep(key: string, body: string, answer: MockResponse): void {
    // A server error is not stored: the next attempt may succeed.
    if (answer.status < 500) this.#given.set(key, { body, answer: structuredClone(answer) });
  }
}
