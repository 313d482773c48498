import type { Problem } from '@smallshop/contract';
import type { BuiltRequest } from './build-request.ts';
import type { Result } from './client.types.ts';
import { readRetryAfter, waitBeforeRetry } from './retry.ts';
import { ShopError } from './shop-error.ts';

/** A request with all that sending it takes. */
export interface Sending {
  act: string;
  request: BuiltRequest;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds for one try. */
  timeout: number;
  retries: number;
  signal: AbortSignal | undefined;
  validate: (data: unknown) => string | undefined;
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  now: () => number;
  random: () => number;
}

/** Sends a request until it is answered, refused for good, or tried often enough. */
export async function send(sending: Sending): Promise<Result<unknown>> {
  const { request, retries, signal, sleep, random } = sending;
  for (let tried = 0; ; tried++) {
    signal?.throwIfAborted();
    const result = await attempt(sending);
    if (result.ok || tried >= retries) return result;
    const wait = waitBeforeRetry(result.error, tried, request.safe, random);
    if (wait === undefined) return result;
    await sleep(wait, signal);
  }
}

async function attempt({ act, request, fetch, timeout, signal, validate, now }: Sending): Promise<Result<unknown>> {
  const limit = AbortSignal.timeout(timeout);
  let response: Response;
  let text: string;
  try {
    response = await fetch(request.url, { ...request.init, signal: signal ? AbortSignal.any([signal, limit]) : limit });
    text = await response.text();
  } catch (cause) {
    signal?.throwIfAborted();
    return { ok: false, error: new ShopError(limit.aborted ? 'timeout' : 'network_error', { act, cause }) };
  }

  const { status } = response;
  const requestId = response.headers.get('x-request-id');
  const { data, cause } = parse(text);
  if (!response.ok) {
    const problem = (data && typeof data === 'object' ? data : {}) as Partial<Problem>;
    const retryAfter = readRetryAfter(response.headers.get('retry-after'), now);
    const details = { act, status, problem, requestId, ...(retryAfter !== undefined && { retryAfter }) };
    return { ok: false, error: new ShopError(typeof problem.code === 'string' ? problem.code : 'unknown_error', details) };
  }
  if (status === 204) return { ok: true, data: undefined, requestId };
  const flaw = cause ? '' : validate(data);
  if (flaw === undefined) return { ok: true, data, requestId };
  const problem = flaw ? { field: flaw } : {};
  return { ok: false, error: new ShopError('invalid_answer', { act, status, problem, requestId, cause }) };
}

function parse(text: string): { data?: unknown; cause?: unknown } {
  try {
    return { data: JSON.parse(text) };
  } catch (cause) {
    return { cause };
  }
}
