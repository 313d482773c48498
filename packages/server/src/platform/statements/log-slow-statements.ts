import type { Logger } from 'pino';
import { currentRequest } from './request-scope.ts';
import type { StatementObserver } from './observe-statements.ts';

/** Longer texts are cut: an insertion of a thousand rows has one `$` for each value. */
const maxTextLength = 2000;

/** Logs statements that take `thresholdMs` or longer: text, time and the id of the request, but no values. */
export function logSlowStatements(log: Pick<Logger, 'warn'>, thresholdMs: number): StatementObserver {
  return ({ text, durationMs, failed }) => {
    if (durationMs < thresholdMs) return;
    const requestId = currentRequest()?.requestId;
    const statement = text.replace(/\s+/g, ' ').trim().slice(0, maxTextLength);
    log.warn({ ...(requestId && { requestId }), ms: Math.round(durationMs), statement, failed }, 'slow statement');
  };
}
