import * as z from 'zod/mini';
import { adminOrderSchema } from '../admin/admin-order.schemas.ts';
import { stockSchema } from '../admin/admin-stock.schemas.ts';
import { adminProductSchema } from '../catalog-admin/admin-product.schemas.ts';
import { component } from '../common/component.ts';
import { pageOf } from '../common/page.ts';
import { orderEventSchema } from '../order/order-progress.schemas.ts';
import { jobStateSchema } from '../job/job.schemas.ts';
import { maxWebhookUrlLength } from './webhook.limits.ts';

/** The types of events that an endpoint can receive. */
export const webhookEventTypeSchema = z.enum([
  'order.created',
  'order.paid',
  'order.shipped',
  'order.canceled',
  'order.refunded',
  'product.updated',
  'stock.changed',
]);
export type WebhookEventType = z.infer<typeof webhookEventTypeSchema>;

/** The version of the payloads. */
export const webhookApiVersion = '1';

/** A variant that sold out, or can be sold again. */
export const stockEventSchema = z.object({
  /** The quantity after the event. Null if the stock is not tracked. */
  stock: z.nullable(z.int()),
  soldOut: z.boolean(),
});
export type StockEvent = z.infer<typeof stockEventSchema>;

const orderEvent = { timestamp: z.string(), apiVersion: z.literal(webhookApiVersion), data: adminOrderSchema };

/**
 * Body of the request to an endpoint. `timestamp` is the time of the event (ISO 8601, UTC), `event` is what happened
 * then, and never changes. `data` is the object as the API shows it when the first attempt begins: it may contain later
 * changes too. Every attempt and every replay sends the same body.
 */
export const webhookPayloadSchema = component(
  'WebhookPayload',
  z.discriminatedUnion('type', [
    z.object({
      type: z.enum(['order.created', 'order.paid', 'order.shipped', 'order.canceled', 'order.refunded']),
      ...orderEvent,
      /** The entry of the order's log. */
      event: z.optional(orderEventSchema),
    }),
    z.object({ ...orderEvent, type: z.literal('product.updated'), data: adminProductSchema }),
    z.object({
      ...orderEvent,
      type: z.literal('stock.changed'),
      data: stockSchema,
      event: z.optional(stockEventSchema),
    }),
    z.object({ ...orderEvent, type: z.literal('webhook.test'), data: z.object({ endpointId: z.string() }) }),
  ]),
);
export type WebhookPayload = z.infer<typeof webhookPayloadSchema>;

const url = z.string().check(z.minLength(1), z.maxLength(maxWebhookUrlLength));
const eventTypes = z.array(webhookEventTypeSchema).check(z.minLength(1), z.maxLength(20));
const description = z.string().check(z.maxLength(200));

/** A URL of the merchant that receives events of the store. */
export const webhookEndpointSchema = component(
  'WebhookEndpoint',
  z.object({
    id: z.string(),
    url,
    description,
    eventTypes: z.array(webhookEventTypeSchema),
    /** A disabled endpoint receives nothing. It keeps its deliveries. */
    enabled: z.boolean(),
    /** ISO 8601, UTC. The old secret signs too until then. Null if there is no old secret. */
    oldSecretExpiresAt: z.nullable(z.string()),
    /** ISO 8601, UTC. */
    createdAt: z.string(),
  }),
);
export type WebhookEndpoint = z.infer<typeof webhookEndpointSchema>;

export const webhookEndpointListSchema = component(
  'WebhookEndpointList',
  z.object({ items: z.array(webhookEndpointSchema) }),
);

export const webhookEndpointCreateSchema = component(
  'WebhookEndpointCreate',
  z.object({
    /** An https URL. With test mode on, http is allowed too. */
    url,
    eventTypes,
    description: z.optional(description),
    /** Default: true. */
    enabled: z.optional(z.boolean()),
  }),
);

/** Fields that are left out keep their values. */
export const webhookEndpointUpdateSchema = component(
  'WebhookEndpointUpdate',
  z.object({
    url: z.optional(url),
    eventTypes: z.optional(eventTypes),
    description: z.optional(description),
    enabled: z.optional(z.boolean()),
  }),
);

/** An endpoint with its new secret. Only this response contains the secret. */
export const webhookEndpointWithSecretSchema = component(
  'WebhookEndpointWithSecret',
  z.extend(webhookEndpointSchema, {
    /** `whsec_` and the key in base64. Requests are signed with it. */
    secret: z.string(),
  }),
);
export type WebhookEndpointWithSecret = z.infer<typeof webhookEndpointWithSecretSchema>;

/** The delivery of one event to one endpoint, with its last attempt. */
export const webhookDeliverySchema = component(
  'WebhookDelivery',
  z.object({
    /** Id of the delivery, and of its job. */
    id: z.string(),
    endpointId: z.string(),
    /** The `webhook-id` header: the same for every attempt, every replay and every endpoint. */
    webhookId: z.string(),
    type: z.string(),
    state: jobStateSchema,
    /** Number of attempts since it was queued, or queued again. */
    attempts: z.int(),
    /** Status of the last response. Null if there was none. */
    responseStatus: z.nullable(z.int()),
    /** Duration of the last attempt, in milliseconds. */
    durationMs: z.nullable(z.int()),
    /**
     * Code of the last error: `http_status`, `timeout`, `unreachable`, `host_not_found`, `address_not_public`,
     * `endpoint_disabled` and others.
     */
    error: z.nullable(z.string()),
    /** ISO 8601, UTC. */
    createdAt: z.string(),
    /** ISO 8601, UTC. */
    lastAttemptAt: z.nullable(z.string()),
    /** ISO 8601, UTC. Null if there is no next attempt. */
    nextAttemptAt: z.nullable(z.string()),
  }),
);
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;

export const webhookDeliveryPageSchema = component('WebhookDeliveryPage', pageOf(webhookDeliverySchema));

/** A delivery with what was sent and what was answered. */
export const webhookDeliveryDetailsSchema = component(
  'WebhookDeliveryDetails',
  z.extend(webhookDeliverySchema, {
    /** The request body, exactly as it is signed. Null until the first attempt. */
    body: z.nullable(z.string()),
    /** The first 1,024 bytes of the last response body, as text. */
    responseBody: z.nullable(z.string()),
  }),
);
export type WebhookDeliveryDetails = z.infer<typeof webhookDeliveryDetailsSchema>;
