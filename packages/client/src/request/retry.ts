import { retryableStatuses } from '@smallshop/contract/rules';
import type { Result } from '../client.types.ts';
import type { Sending } from './send.ts';
import type { ShopError } from '../shop-error.ts';

/** Longest delay before a retry. If the server asks for more, the client does not retry and returns the error. */
export const maxRetryDelayMs = 20_000;

const firstRetryDelayMs = 300;

/**
 * Returns the milliseconds to wait before the next attempt, or undefined if a retry cannot help.
 * Unsafe calls are retried too, because they have an idempotency key. Full jitter prevents that many shoppers whose
 * requests failed at the same time retry at the same time.
 */
export function waitBeforeRetry(
  error: ShopError,
  tried: number,
  safe: boolean,
  random: () => number,
): number | undefined {
  const { code, status, retryAfter } = error;
  const isRetryable = status
    ? // After a timeout, the server may still be processing the first attempt.
      retryableStatuses.includes(status) || (status === 500 && safe) || code === 'request_in_progress'
    : true;
  if (!isRetryable || (retryAfter ?? 0) > maxRetryDelayMs) return undefined;
  return retryAfter ?? random() * Math.min(firstRetryDelayMs * 2 ** tried, maxRetryDelayMs);
}

/** Retries until a result is successful or final, or no retries are left. */
export async function retry(
  sending: Sending,
  first: Result<unknown>,
  attempt: (sending: Sending) => Promise<Result<unknown>>,
): Promise<Result<unknown>> {
  const {
    options,
    call: { signal },
    request,
  } = sending;
  const { retries = 2, random = Math.random } = options;
  let result = first;
  for (let tried = 0; !result.ok && tried < retries; tried++) {
    const wait = waitBeforeRetry(result.error, tried, request.safe, random);
    if (wait === undefined) break;
    await (options.sleep ?? sleep)(wait, signal);
    signal?.throwIfAborted();
    result = await attempt(sending);
  }
  return result;
}

/** Waits. Rejects with the signal's reason if it aborts first. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
  });
}
