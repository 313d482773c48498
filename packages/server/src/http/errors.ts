import type { Deps } from '../context.ts';
import { problemResponse } from './problems.ts';
import { refuse } from './refusal.ts';

/** The answer to a bug: the log gets the cause, the caller the request id. */
export function unexpected(error: unknown, deps: Deps, requestId: string): Response {
  deps.log.error({ requestId, err: withoutData(error) }, 'request failed');
  return problemResponse(refuse('internal_error'), requestId);
}

/**
 * Type, message, place and cause of an error. A failed query carries its parameters, and PostgreSQL
 * quotes values in `detail`; both may be somebody's address, so neither is logged.
 */
export function withoutData(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12);
  return {
    type: error.name,
    message: error.message.split('\nparams:')[0],
    ...('code' in error && { code: error.code }),
    ...('constraint' in error && { constraint: error.constraint }),
    stack: frames.join('\n'),
    ...(error.cause !== undefined && { cause: withoutData(error.cause) }),
  };
}
