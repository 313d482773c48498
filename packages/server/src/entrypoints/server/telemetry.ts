import { pino, type DestinationStream, type Logger } from 'pino';
import { logSlowStatements } from '../../platform/statements/log-slow-statements.ts';
import type { ObservedStatement, StatementObserver } from '../../platform/statements/observe-statements.ts';
import { recordStatements } from '../../platform/tracing/statement-spans.ts';
import type { Tracing } from '../../platform/tracing/tracing.ts';
import type { Env } from '../environment/env.ts';

/** What the server says of its work. */
export interface Telemetry {
  log: Logger;
  /** Undefined unless the environment asks for traces. */
  tracing: Tracing | undefined;
  /** Is called after each SQL statement. */
  observe: StatementObserver | undefined;
}

/** The library of traces is loaded only if they are asked for: it takes memory and time. */
export async function openTelemetry(
  { logLevel, tracing: settings, slowStatementMs }: Pick<Env, 'logLevel' | 'tracing' | 'slowStatementMs'>,
  destination?: DestinationStream,
): Promise<Telemetry> {
  const mixin = () => {
    const span = tracing?.current();
    return span ? { trace_id: span.traceId, span_id: span.spanId } : {};
  };
  const options = { level: logLevel, ...(settings && { mixin }) };
  const log = destination ? pino(options, destination) : pino(options);
  const { openTracing } = settings ? await import('../../platform/tracing/open-telemetry.ts') : {};
  const tracing = settings && openTracing?.(settings, () => log.warn('traces could not be sent to the collector'));
  const observers = [
    ...(slowStatementMs > 0 ? [logSlowStatements(log, slowStatementMs)] : []),
    ...(tracing ? [recordStatements(tracing)] : []),
  ];
  const [first, second] = observers;
  const observe = second ? (statement: ObservedStatement) => observers.forEach((one) => one(statement)) : first;
  return { log, tracing, observe };
}
