import { StripeApiError } from './stripe-api-error.ts';

type Reply = { status: number; body: string };

/** Idempotency keys as Stripe has them: https://docs.stripe.com/api/idempotent_requests. */
export class IdempotencyKeys {
  readonly #kept = new Map<string, { request: string; reply: Promise<Reply> }>();

  async once(
    key: string | undefined,
    request: string,
    work: () => Promise<Reply>,
  ): Promise<Reply & { replayed: boolean }> {
    if (!key) return { ...(await work()), replayed: false };
    const known = this.#kept.get(key);
    if (known && known.request !== request) {
      throw new StripeApiError(400, {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters. Key: ${key}`,
      });
    }
    if (known) return { ...(await known.reply), replayed: true };
    const reply = work();
    this.#kept.set(key, { request, reply });
    const { status, body } = await reply;
    // Stripe keeps no answer to a request that it refused before doing anything.
    if (status >= 400 && status < 500) this.#kept.delete(key);
    return { status, body, replayed: false };
  }
}
