import { errorStatus, type Problem } from '@smallshop/contract';
import type { Refusal } from './refusal.ts';

const titles: Partial<Record<Refusal['code'], string>> = { internal_error: 'Something went wrong on the server' };

/** The RFC 9457 answer to a refusal. `type` is `about:blank` because `code` is what programs read. */
export function problemResponse(refusal: Refusal, requestId: string): Response {
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
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  if (retryAfter !== undefined) headers.set('Retry-After', String(retryAfter));
  return new Response(JSON.stringify(problem), { status, headers });
}
