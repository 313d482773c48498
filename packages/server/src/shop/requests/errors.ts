import type { Deps } from './context.ts';
import { DatabaseUnavailable, troubleOf } from '../../platform/database/database-errors.ts';
import { problemResponse } from '../../platform/http/problems.ts';
import { ClientDisconnected } from '../../platform/http/read-input.ts';
import { refuse } from '../../platform/errors/refusal.ts';

/** Nobody receives it; logs and metrics tell it apart from errors of the server. The number is nginx's. */
const clientClosedRequest = 499;

/** The answer to a bug: the log gets the cause, the caller the request id. While the database cannot answer it is no bug: the same request may come again. */
export function handleError(error: unknown, deps: Deps, requestId: string): Response {
  if (error instanceof ClientDisconnected) {
    deps.log.debug({ requestId }, 'client disconnected');
    return new Response(null, { status: clientClosedRequest });
  }
  const unavailable = databaseUnavailable(error);
  if (unavailable) {
    deps.log.warn({ requestId, trouble: unavailable.trouble, err: redactError(error) }, 'database not available');
    return problemResponse(refuse('unavailable', { retryAfter: 2 }), requestId);
  }
  deps.log.error({ requestId, err: redactError(error) }, 'request failed');
  return problemResponse(refuse('internal_error'), requestId);
}

/**
 * Type, message, place and cause of an error. A failed query carries its parameters, and PostgreSQL
 * quotes values in `detail`; both may be somebody's address, so neither is logged.
 */
export function redactError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12);
  return {
    type: error.name,
    message: error.message.split('\nparams:')[0],
    ...('code' in error && { code: error.code }),
    ...('constraint' in error && { constraint: error.constraint }),
    stack: frames.join('\n'),
    ...(error.cause !== undefined && { cause: redactError(error.cause) }),
  };
}

/** Only the database's own errors count: those of a provider or of the caller's connection carry the same codes. */
function databaseUnavailable(error: unknown): DatabaseUnavailable | undefined {
  if (error instanceof DatabaseUnavailable) return error;
  // The embedded database has no pool that names the trouble. Codes that begin with a digit are PostgreSQL's own.
  const trouble = error instanceof Error && 'code' in error && /^\d[0-9A-Z]{4}$/.test(String(error.code)) ? troubleOf(error) : undefined;
  if (trouble) return new DatabaseUnavailable(trouble, error);
  return error instanceof Error ? databaseUnavailable(error.cause) : undefined;
}
