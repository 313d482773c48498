import type { WebhookDelivery, WebhookDeliveryDetails, WebhookEndpoint } from '@smallshop/contract';
import type { DeliveryFound } from './delivery.repo.ts';
import type { WebhookEndpointRow } from './webhook.tables.ts';

/** An endpoint without its secrets. */
export function viewEndpoint(row: WebhookEndpointRow, now: Date): WebhookEndpoint {
  const { id, url, description, eventTypes, enabled, oldSecretExpiresAt, createdAt } = row;
  const expiresAt = oldSecretExpiresAt && oldSecretExpiresAt > now ? oldSecretExpiresAt.toISOString() : null;
  return {
    id,
    url,
    description,
    eventTypes,
    enabled,
    oldSecretExpiresAt: expiresAt,
    createdAt: createdAt.toISOString(),
  };
}

export function viewDelivery({ job, message, delivery }: DeliveryFound): WebhookDelivery {
  const isWaiting = job.state === 'queued' || job.state === 'running';
  return {
    id: job.id,
    endpointId: delivery.endpointId,
    webhookId: message.id,
    type: message.type,
    state: job.state,
    attempts: job.attempts,
    responseStatus: delivery.responseStatus,
    durationMs: delivery.durationMs,
    error: job.error,
    createdAt: delivery.createdAt.toISOString(),
    lastAttemptAt: delivery.attemptedAt?.toISOString() ?? null,
    nextAttemptAt: isWaiting ? job.dueAt.toISOString() : null,
  };
}

export function viewDeliveryDetails(found: DeliveryFound): WebhookDeliveryDetails {
  return { ...viewDelivery(found), body: found.message.body, responseBody: found.delivery.responseBody };
}
