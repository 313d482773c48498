/** Values that a span may have. Never personal data, tokens, values of statements or the query of a URL. */
export type SpanAttributes = Record<string, string | number | boolean>;

export interface SpanStart {
  /** The same for all work of one kind, such as `GET /v1/products/:handle`. */
  name: string;
  /** `server`: a request that was received. `client`: one that was sent. `consumer`: a job from a queue. */
  kind: 'server' | 'client' | 'consumer';
  attributes?: SpanAttributes;
  /** W3C trace context of what caused the work. Default: the span in which it begins. */
  traceparent?: string | undefined;
}

export interface SpanEnd {
  /** Takes the place of the name at the start. */
  name?: string;
  attributes?: SpanAttributes;
  /** Why it failed: a status, or the name of an error. Its message may have personal data. */
  error?: string | undefined;
}

export interface CurrentSpan {
  traceId: string;
  spanId: string;
  /** The header `traceparent` of W3C trace context. */
  traceparent: string;
}

/** Records what the server does as spans of OpenTelemetry. There is none unless the environment asks for traces. */
export interface Tracing {
  /** Runs work in a span. `end` is called with what the work returned, or with its error. */
  run<T>(start: SpanStart, work: () => Promise<T>, end?: (result: Settled<T>) => SpanEnd): Promise<T>;
  /** Records work that has ended. `startedAt` is in milliseconds since the Unix epoch. */
  record(start: SpanStart & SpanEnd & { startedAt: number; durationMs: number }): void;
  /** Returns the span in which this code runs, or undefined if it runs in none. */
  current(): CurrentSpan | undefined;
  /** Sends the spans that are left. */
  stop(): Promise<void>;
}

export type Settled<T> = { value: T } | { error: unknown };

/** The name of an error, as an attribute may have it. */
export const errorName = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** Runs work in a span, if there is tracing. */
export function inSpan<T>(
  tracing: Tracing | undefined,
  start: SpanStart,
  work: () => Promise<T>,
  end?: (result: Settled<T>) => SpanEnd,
): Promise<T> {
  return tracing ? tracing.run(start, work, end) : work();
}
