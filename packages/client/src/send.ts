import type { Problem } from '@smallshop/contract';
import type { BuiltRequest } from './build-request.ts';
import type { ClientOptions, RequestOptions, Result } from './client.types.ts';
import { readRetryAfter } from './retry-after.ts';
import { ShopError, type ShopErrorCode, type ShopErrorDetails } from './shop-error.ts';

/** A request with all that sending it takes. */
export interface Sending {
  act: string;
  request: BuiltRequest;
  options: ClientOptions;
  call: RequestOptions;
  validate: (data: unknown) => string | undefined;
}

/** Sends a request until it is answered, refused for good, or tried often enough. */
export async function send(sending: Sending): Promise<Result<unknown>> {
  const { options: { retries = 2 }, call } = sending;
  call.signal?.throwIfAborted();
  const result = await attempt(sending);
  if (result.ok || retries < 1) return result;
  // Most calls succeed at once: how to try again is fetched by those that do not.
  const again = await import('./retry.ts').catch(() => null);
  return again ? again.retry(sending, result, attempt) : result;
}

async function attempt({ act, request, options, call: { signal, timeout }, validate }: Sending): Promise<Result<unknown>> {
  const limit = AbortSignal.timeout(timeout ?? options.timeout ?? 10_000);
  const failed = (code: ShopErrorCode, details: Partial<ShopErrorDetails>): Result<never> => ({ ok: false, error: new ShopError(code, { operation: act, ...details }) });
  let response: Response;
  let text: string;
  try {
    // Looked up at each call: a test or a page may replace the global one later.
    response = await (options.fetch ?? fetch)(request.url, { ...request.init, signal: signal ? AbortSignal.any([signal, limit]) : limit });
    text = await response.text();
  } catch (cause) {
    signal?.throwIfAborted();
    return failed(limit.aborted ? 'timeout' : 'network_error', { cause });
  }

  const { status, headers } = response;
  const requestId = headers.get('x-request-id');
  let data: unknown;
  let flaw: string | undefined;
  let cause: unknown;
  try {
    if (status !== 204) data = JSON.parse(text);
  } catch (error) {
    flaw = '';
    cause = error;
  }
  if (!response.ok) {
    const problem = Object(data) as Partial<Problem>;
    const retryAfter = readRetryAfter(headers.get('retry-after'), options.now ?? Date.now);
    return failed(typeof problem.code === 'string' ? problem.code : 'unknown_error', { status, problem, requestId, retryAfter });
  }
  if (status !== 204) flaw ??= validate(data);
  if (flaw === undefined) return { ok: true, data, requestId };
  return failed('invalid_answer', { status, problem: flaw ? { field: flaw } : {}, requestId, cause });
}
