import type { ShopError } from '@smallshop/client';
import { retryableStatuses } from '@smallshop/contract/rules';

/** Whether the same request may succeed later: no response came, or the server asked to wait. */
export function isRetryable({ code, status }: ShopError): boolean {
  return (
    code === 'request_in_progress' ||
    (status === undefined ? code !== 'invalid_answer' : retryableStatuses.includes(status))
  );
}

/**
 * Returns the delay before the next attempt, in milliseconds. It starts at 1 s and doubles up to 1 min. Never less
 * than the server asked for.
 */
export function backoff(failures: number, error: ShopError): number {
  return Math.max(error.retryAfter ?? 0, Math.min(1000 * 2 ** failures, 60_000));
}
