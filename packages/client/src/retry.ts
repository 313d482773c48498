import type { ShopError } from './shop-error.ts';

/** The longest the client waits by itself, in milliseconds; asked for more, it hands the refusal on. */
export const longestWait = 20_000;

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
  if (!worthwhile || (retryAfter ?? 0) > longestWait) return undefined;
  return retryAfter ?? random() * Math.min(firstWait * 2 ** tried, longestWait);
}

/** Reads `Retry-After`, seconds or an HTTP date, as milliseconds from now; undefined where there is none. */
export function readRetryAfter(value: string | null, now: () => number): number | undefined {
  if (!value) return undefined;
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now();
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
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
