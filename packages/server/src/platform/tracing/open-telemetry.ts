import {
  context as contexts,
  diag,
  DiagLogLevel,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { parseTraceParent } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type Sampler,
} from '@opentelemetry/sdk-trace';
import { errorName, type SpanEnd, type SpanStart, type Tracing } from './tracing.ts';
import type { TracingSettings } from './tracing-settings.ts';

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER };

/**
 * Sends spans to a collector, by OTLP over HTTP. This module is loaded only if there are settings. `onError` is called
 * when spans cannot be sent.
 */
export function openTracing(settings: TracingSettings, onError: () => void): Tracing {
  const { url, serviceName } = settings;
  // It receives what the library cannot do. Its texts may have parts of requests.
  const ignore = () => {};
  diag.setLogger(
    { error: onError, warn: ignore, info: ignore, debug: ignore, verbose: ignore },
    {
      logLevel: DiagLogLevel.ERROR,
      suppressOverrideMessage: true,
    },
  );
  const provider = new TracerProvider({
    sampler: samplerOf(settings),
    // OTEL_RESOURCE_ATTRIBUTES adds attributes, such as the environment.
    resource: detectResources({ detectors: [envDetector] }).merge(
      resourceFromAttributes({ 'service.name': serviceName }),
    ),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) })],
  });
  const tracer = provider.getTracer('smallshop');
  const manager = new AsyncLocalStorageContextManager().enable();
  // The library looks here for what is not to be traced.
  contexts.setGlobalContextManager(manager);

  const begin = ({ name, kind, attributes, traceparent }: SpanStart, startTime?: number): [Span, Context] => {
    const parent = parentOf(manager.active(), traceparent);
    const options = { kind: kinds[kind], ...(attributes && { attributes }), ...(startTime && { startTime }) };
    const span = tracer.startSpan(name, options, parent);
    return [span, trace.setSpan(parent, span)];
  };

  return {
    async run(start, work, end) {
      const [span, context] = begin(start);
      try {
        const value = await manager.with(context, work);
        complete(span, end?.({ value }));
        return value;
      } catch (error) {
        complete(span, { error: errorName(error), ...end?.({ error }) });
        throw error;
      } finally {
        span.end();
      }
    },
    record({ startedAt, durationMs, ...rest }) {
      const [span] = begin(rest, startedAt);
      complete(span, rest);
      span.end(startedAt + durationMs);
    },
    current() {
      const found = trace.getSpanContext(manager.active());
      if (!found) return undefined;
      const { traceId, spanId, traceFlags } = found;
      return { traceId, spanId, traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}` };
    },
    async stop() {
      await provider.shutdown().catch(onError);
      contexts.disable();
      diag.disable();
    },
  };
}

function parentOf(active: Context, traceparent: string | undefined): Context {
  const remote = traceparent === undefined ? null : parseTraceParent(traceparent);
  return remote ? trace.setSpanContext(ROOT_CONTEXT, { ...remote, isRemote: true }) : active;
}

function complete(span: Span, { name, attributes, error }: SpanEnd = {}): void {
  if (name !== undefined) span.updateName(name);
  if (attributes) span.setAttributes(attributes);
  if (error === undefined) return;
  span.setAttribute('error.type', error);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

function samplerOf({ sampler, ratio }: TracingSettings): Sampler {
  const [, isByParent, name] = /^(parentbased_)?(.*)$/.exec(sampler)!;
  const root =
    name === 'always_on'
      ? new AlwaysOnSampler()
      : name === 'always_off'
        ? new AlwaysOffSampler()
        : new TraceIdRatioBasedSampler(ratio);
  return isByParent ? new ParentBasedSampler({ root }) : root;
}
