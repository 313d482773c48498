import { errorStatus, isRefusal, type Problem } from '@smallshop/contract';

/** A response as data, so that it can be sent again. */
export interface MockResponse {
  status: number;
  body: unknown;
}

/** Converts a resolver's result to status and body. A refusal becomes problem details. */
export function responseOf(result: unknown, status: number, requestId: string): MockResponse {
  if (!isRefusal(result)) return { status, body: result };
  const { refused: _refused, retryAfter: _retryAfter, code, ...details } = result;
  const body: Problem = {
    type: 'about:blank',
    title: code.replaceAll('_', ' '),
    status: errorStatus[code],
    code,
    requestId,
    ...details,
  };
  return { status: errorStatus[code], body };
}

export function toResponse({ status, body }: MockResponse, requestId: string): Response {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  const headers: Record<string, string> = { 'x-request-id': requestId };
  if (status === 204) return new Response(null, { status, headers });
  return new Response(JSON.stringify(body), { status, headers: { ...headers, 'content-type': type } });
}
