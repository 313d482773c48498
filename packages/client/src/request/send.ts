import type { Problem } from '@smallshop/contract';
import type { BuiltRequest } from './build-request.ts';
import type { ClientOptions, RequestOptions, Result } from '../client.types.ts';
import { readRetryAfter } from './retry-after.ts';
import { ShopError, type ShopErrorCode, type ShopErrorDetails } from '../shop-error.ts';

/** A request and everything needed to send it. */
export interface Sending {
  operation: string;
  request: BuiltRequest;
  options: ClientOptions;
  call: RequestOptions;
  validate: (data: unknown) => string | undefined;
}

/** Sends a request, with retries, until it succeeds, fails permanently, or no retries are left. */
export async function send(sending: Sending): Promise<Result<unknown>> {
  const {
    options: { retries = 2 },
    call,
  } = sending;
  call.signal?.throwIfAborted();
  const result = await attempt(sending);
  if (result.ok || retries < 1) return result;
  // Most calls succeed at once, so the code for retries is loaded only after a failure.
  const module = await import('./retry.ts').catch(() => null);
  return module ? module.retry(sending, result, attempt) : result;
}

async function attempt({
  operation,
  request,
  options,
  call: { signal, timeout },
  validate,
}: Sending): Promise<Result<unknown>> {
  const limit = AbortSignal.timeout(timeout ?? options.timeout ?? 10_000);
  const failed = (code: ShopErrorCode, details: Partial<ShopErrorDetails>): Result<never> => ({
    ok: false,
    error: new ShopError(code, { operation, ...details }),
  });
  let response: Response;
  let text: string;
  try {
    // Read at each call: a test or a page may replace the global `fetch` later.
    response = await (options.fetch ?? fetch)(request.url, {
      ...request.init,
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    text = await response.text();
  } catch (cause) {
    signal?.throwIfAborted();
    return failed(limit.aborted ? 'timeout' : 'network_error', { cause });
  }

  const { status, headers } = response;
  const requestId = headers.get('x-request-id');
  let data: unknown;
  let invalidPath: string | undefined;
  let cause: unknown;
  try {
    if (status !== 204) data = JSON.parse(text);
  } catch (error) {
    invalidPath = '';
    cause = error;
  }
  if (!response.ok) {
    const problem = Object(data) as Partial<Problem>;
    const retryAfter = readRetryAfter(headers.get('retry-after'), options.now ?? Date.now);
    return failed(typeof problem.code === 'string' ? problem.code : 'unknown_error', {
      status,
      problem,
      requestId,
      retryAfter,
    });
  }
  if (status !== 204) invalidPath ??= validate(data);
  if (invalidPath === undefined) return { ok: true, data, requestId };
  return failed('invalid_answer', { status, problem: invalidPath ? { field: invalidPath } : {}, requestId, cause });
}
