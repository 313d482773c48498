import { errorStatus, type Problem } from '@smallshop/contract';
import { Refusal } from './refusal.ts';

/** What a request is answered with, kept apart from the Response so that it can be given again. */
export interface MockResponse {
  status: number;
  body: unknown;
}

/** A resolver's result as status and body: problem details for a refusal. */
export function responseOf(result: unknown, status: number, requestId: string): MockResponse {
  if (!(result instanceof Refusal)) return { status, body: result };
  const { code, details } = result;
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
