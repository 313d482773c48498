import { errorStatus, type Problem, type Refusal } from '@smallshop/contract';
import type { StoredResponse } from '../idempotency/idempotency.ts';

const titles: Partial<Record<Refusal['code'], string>> = { internal_error: 'Something went wrong on the server' };

/** Returns the RFC 9457 response to a refusal. `type` is `about:blank`, because programs read `code`. */
export function storedProblem(refusal: Refusal, requestId: string): StoredResponse {
  const { code, detail, field, errors, left, current, retryAfter } = refusal;
  const status = errorStatus[code];
  const firstField = field ?? errors?.[0]?.field;
  const problem: Problem = {
    type: 'about:blank',
    title: titles[code] ?? code.replaceAll('_', ' '),
    status,
    code,
    ...(detail !== undefined && { detail }),
    ...(firstField !== undefined && { field: firstField }),
    ...(errors && { errors }),
    ...(left !== undefined && { left }),
    ...(current !== undefined && { current }),
    requestId,
  };
  const headers = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  return {
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify(problem),
    headers: headers as Record<string, string>,
  };
}

export function problemResponse(refusal: Refusal, requestId: string): Response {
  const { status, contentType, body, headers } = storedProblem(refusal, requestId);
  return new Response(body, {
    status,
    headers: { ...headers, 'Content-Type': contentType!, 'Cache-Control': 'no-store' },
  });
}
