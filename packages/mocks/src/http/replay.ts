import type { MockResponse } from './answer.ts';
import { refuse, Refusal } from './refusal.ts';

/** Answers already given, so that the same key and body is answered the same. */
export class Replay {
  readonly #given = new Map<string, { body: string; answer: MockResponse }>();

  /** The answer given before; a refusal where the key was used for something else. */
  find(key: string, body: string): MockResponse | Refusal | undefined {
    const given = this.#given.get(key);
    if (!given) return undefined;
    return given.body === body ? given.answer : refuse('idempotency_key_reused');
  }

  keep(key: string, body: string, answer: MockResponse): void {
    // A failure of the shop is no answer: the next try may do better.
    if (answer.status < 500) this.#given.set(key, { body, answer: structuredClone(answer) });
  }
}
