import { hourMs, minuteMs, secondMs, webhookResponseBytes, webhookTimeoutSeconds } from '@smallshop/contract';
import { GuardedFetchError } from '../platform/guarded-fetch/guarded-fetch-error.ts';
import type { GuardedResponse } from '../platform/guarded-fetch/guarded-fetch.ts';
import { readRetryAfter } from '../platform/guarded-fetch/retry-after.ts';
import type { JobRow } from '../platform/jobs/job.tables.ts';
import { runDueJobs, type JobOutcome } from '../platform/jobs/run-due-jobs.ts';
import type { Deps } from '../shop/requests/context.ts';
import { findDelivery, recordAttempt, storeBody, webhookJobKind } from './delivery.repo.ts';
import { updateEndpoint } from './endpoint.repo.ts';
import { composePayload } from './payload.ts';
import { signatureHeaders } from './sign-webhook.ts';
import { urlError } from './webhook-url.ts';
import type { WebhookEndpointRow } from './webhook.tables.ts';

/**
 * The schedule that Standard Webhooks recommends, as far as it goes in a day: the last attempt is about 24 hours after
 * the first.
 */
const retryDelaysMs = [
  5 * secondMs,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  6 * hourMs + 25 * minuteMs,
];

/** The longest `Retry-After` that is respected. */
const maxRetryAfterMs = 6 * hourMs;

type DeliveryDeps = Pick<Deps, 'db' | 'now' | 'log' | 'mail' | 'publicUrl' | 'tracing'> &
  Required<Pick<Deps, 'webhooks'>>;

/** Sends due messages to webhook endpoints. Each delivery is claimed by one process at a time. */
export async function deliverWebhooks(deps: Deps): Promise<void> {
  const { webhooks } = deps;
  if (!webhooks) return;
  const run = (job: JobRow) => deliver({ ...deps, webhooks }, job);
  await runDueJobs(deps, [{ kind: webhookJobKind, retryDelaysMs, run }]);
}

async function deliver(deps: DeliveryDeps, job: JobRow): Promise<JobOutcome> {
  const { db } = deps;
  const found = await findDelivery(db, job.id);
  if (!found) return { state: 'failed', error: 'not_found' };
  const { endpoint, message } = found;
  if (!endpoint.enabled) return { state: 'failed', error: 'endpoint_disabled' };
  // The rule may have changed since the endpoint was saved: a server in test mode became a real one.
  if (urlError(endpoint.url, deps.webhooks.allowHttp)) return { state: 'failed', error: 'url_not_allowed' };
  const composed = message.body ?? (await composePayload(deps, message));
  if (composed === undefined) return { state: 'failed', error: 'not_found' };
  const body = message.body ?? (await storeBody(db, message.id, composed));
  const attempt = await send(deps, endpoint, { id: message.id, body });
  await recordAttempt(db, job.id, attempt.record);
  if (attempt.response?.status === 410) await updateEndpoint(db, endpoint.storeId, endpoint.id, { enabled: false });
  return outcomeOf(attempt, deps.now());
}

interface Attempt {
  record: Parameters<typeof recordAttempt>[2];
  response?: GuardedResponse;
  /** Why there was no response. */
  error?: string;
}

async function send(
  { webhooks, now, tracing }: DeliveryDeps,
  endpoint: WebhookEndpointRow,
  { id, body }: { id: string; body: string },
): Promise<Attempt> {
  const attemptedAt = now();
  const traceparent = tracing?.current()?.traceparent;
  const started = performance.now();
  const record = (response?: GuardedResponse) => ({
    attemptedAt,
    durationMs: Math.round(performance.now() - started),
    responseStatus: response?.status ?? null,
    responseBody: response ? readableText(response.bytes) : null,
  });
  try {
    const response = await webhooks.fetch(endpoint.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'SmallShop-Webhooks/1',
        ...(traceparent && { traceparent }),
        ...signatureHeaders(endpoint, { id, body, now: attemptedAt }),
      },
      body,
      timeoutMs: webhookTimeoutSeconds * secondMs,
      maxBytes: webhookResponseBytes,
      truncate: true,
    });
    return { record: record(response), response };
  } catch (error) {
    if (!(error instanceof GuardedFetchError)) throw error;
    return { record: record(), error: error.code };
  }
}

function outcomeOf({ response, error }: Attempt, now: Date): JobOutcome {
  if (!response) return { state: 'retry', error: error ?? 'unreachable' };
  if (response.status >= 200 && response.status < 300) return { state: 'completed' };
  if (response.status === 410) return { state: 'failed', error: 'endpoint_gone' };
  const delayMs = readRetryAfter(response.headers.get('Retry-After'), now, maxRetryAfterMs) ?? 0;
  return { state: 'retry', error: 'http_status', delayMs };
}

/** Text that PostgreSQL can store, whatever the endpoint answered. */
function readableText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, webhookResponseBytes)).replaceAll('\0', '\uFFFD');
}
