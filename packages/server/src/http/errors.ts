import type { Deps } from '../context.ts';
import { problemResponse } from './problems.ts';
import { refuse } from './refusal.ts';

/** PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html) and the network: no connection free, or none at all. */
const noConnectionCodes = ['53300', '57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT'];
/** The same of the driver, which gives these two no code. */
const noConnectionMessages = ['timeout exceeded when trying to connect', 'Connection terminated'];

/** The answer to a bug: the log gets the cause, the caller the request id. In a rush, or while the database starts anew, it is no bug: the same request may come again. */
export function unexpected(error: unknown, deps: Deps, requestId: string): Response {
  if (isWithoutDatabase(error)) {
    deps.log.warn({ requestId, err: withoutData(error) }, 'no connection to the database');
    return problemResponse(refuse('unavailable', { retryAfter: 2 }), requestId);
  }
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

function isWithoutDatabase(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { message, cause } = error;
  const isOne = ('code' in error && noConnectionCodes.includes(String(error.code))) || noConnectionMessages.some((begin) => message.startsWith(begin));
  return isOne || isWithoutDatabase(cause);
}
