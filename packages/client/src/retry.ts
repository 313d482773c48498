import type { Result } from './client.types.ts';
import type { Sending } from './send.ts';
import type { ShopError } from './shop-error.ts';

/** The longest the client waits by itself, in milliseconds; asked for more, it hands the refusal on. */
export const maxRetryDelayMs = 20_000;

const firstWait = 300;
const passing = [408, 429, 502, 503, 504];

/**
 * Milliseconds to wait before the next try, or undefined where another try is of no use.
 * Unsafe calls are tried again too: they carry an idempotency key. Full jitter, so that many
 * shoppers who failed together do not come back together.
 */
export function waitBeforeRetry(error: ShopError, tried: number, safe: boolean, random: () => number): number | undefined {
  const { code, status, retryAfter } = error;
  const worthwhile = status
    ? // A first try that timed out here may still be running there.
      passing.includes(status) || (status === 500 && safe) || code === 'request_in_progress'
    : true;
  if (!worthwhile || (retryAfter ?? 0) > maxRetryDelayMs) return undefined;
  return retryAfter ?? random() * Math.min(firstWait * 2 ** tried, maxRetryDelayMs);
}

/** Tries again after a first result, until one succeeds, is final, or there were tries enough. */
export async function retry(sending: Sending, first: Result<unknown>, attempt: (sending: Sending) => Promise<Result<unknown>>): Promise<Result<unknown>> {
  const { options, call: { signal }, request } = sending;
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

/** Waits, unless the signal aborts first: then rejects with its reason. */
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
