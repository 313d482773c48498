import { refuse } from '@smallshop/contract';
import type { Deps } from './context.ts';
import { DatabaseUnavailable, troubleOf } from '../../platform/database/database-errors.ts';
import { problemResponse } from '../../platform/http/problems.ts';
import { ClientDisconnected } from '../../platform/files/client-disconnected.ts';

/**
 * No client receives this status. Logs and metrics use it to separate these requests from server errors. It is
 * nginx's number.
 */
const clientClosedRequest = 499;

/**
 * Returns the response to an error. For a bug, the log gets the cause and the caller gets the request id. An
 * unavailable database is not a bug: the caller may repeat the request.
 */
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
 * Returns type, message, stack and cause of an error for the log. A failed query contains its parameters, and
 * PostgreSQL quotes values in `detail`. Both may contain personal data, so neither is logged.
 */
export function redactError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: typeof error };
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
  return {
    type: error.name,
    message: error.message.split('\nparams:')[0],
    ...('code' in error && { code: error.code }),
    ...('constraint' in error && { constraint: error.constraint }),
    stack: frames.join('\n'),
    ...(error.cause !== undefined && { cause: redactError(error.cause) }),
  };
}

/**
 * Only errors of the database count. Errors of a payment provider or of the client's connection have the same codes.
 */
function databaseUnavailable(error: unknown): DatabaseUnavailable | undefined {
  if (error instanceof DatabaseUnavailable) return error;
  // The embedded database has no pool that converts its errors. Codes that begin with a digit are PostgreSQL's own.
  const trouble =
    error instanceof Error && 'code' in error && /^\d[0-9A-Z]{4}$/.test(String(error.code))
      ? troubleOf(error)
      : undefined;
  if (trouble) return new DatabaseUnavailable(trouble, error);
  return error instanceof Error ? databaseUnavailable(error.cause) : undefined;
}
