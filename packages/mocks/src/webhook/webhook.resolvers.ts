import {
  hourMs,
  refuse,
  webhookSecretOverlapHours,
  type WebhookDelivery,
  type WebhookDeliveryDetails,
} from '@smallshop/contract';
import { pageOf } from '../catalog/page.ts';
import type { Resolvers } from '../shop/resolver.ts';
import type { ShopState } from '../shop/shop-state.ts';

const noEndpoint = () => refuse('not_found', { field: 'endpointId' });
const noDelivery = () => refuse('not_found', { field: 'deliveryId' });

function summaryOf({ body: _, responseBody: __, ...delivery }: WebhookDeliveryDetails): WebhookDelivery {
  return delivery;
}

function findDelivery(shop: ShopState, ids: { endpointId: string; deliveryId: string }) {
  return shop.webhookDeliveries.find(({ id, endpointId }) => id === ids.deliveryId && endpointId === ids.endpointId);
}

/** Endpoints are stored. The mock shop sends nothing: only test events are in the log, as failed deliveries. */
export const webhookResolvers: Resolvers<'webhook'> = {
  listEndpoints: (_input, { shop }) => ({ items: [...shop.webhookEndpoints.values()] }),
  createEndpoint({ url, eventTypes, description = '', enabled = true }, { shop }) {
    if (!url.startsWith('https://')) return refuse('invalid_request', { errors: [{ field: 'url', code: 'invalid' }] });
    const id = shop.nextId('whe');
    const createdAt = new Date(shop.now()).toISOString();
    const endpoint = { id, url, description, eventTypes, enabled, oldSecretExpiresAt: null, createdAt };
    shop.webhookEndpoints.set(id, endpoint);
    return { ...endpoint, secret: `whsec_${btoa(shop.nextId('secret'))}` };
  },
  getEndpoint: ({ endpointId }, { shop }) => shop.webhookEndpoints.get(endpointId) ?? noEndpoint(),
  updateEndpoint({ endpointId, ...changes }, { shop }) {
    const before = shop.webhookEndpoints.get(endpointId);
    if (!before) return noEndpoint();
    const { url = before.url, eventTypes = before.eventTypes } = changes;
    const { description = before.description, enabled = before.enabled } = changes;
    const endpoint = { ...before, url, eventTypes, description, enabled };
    shop.webhookEndpoints.set(endpointId, endpoint);
    return endpoint;
  },
  removeEndpoint({ endpointId }, { shop }) {
    shop.webhookDeliveries = shop.webhookDeliveries.filter((one) => one.endpointId !== endpointId);
    return shop.webhookEndpoints.delete(endpointId) ? undefined : noEndpoint();
  },
  rotateSecret({ endpointId }, { shop }) {
    const before = shop.webhookEndpoints.get(endpointId);
    if (!before) return noEndpoint();
    const expiresAt = new Date(shop.now() + webhookSecretOverlapHours * hourMs).toISOString();
    const endpoint = { ...before, oldSecretExpiresAt: expiresAt };
    shop.webhookEndpoints.set(endpointId, endpoint);
    return { ...endpoint, secret: `whsec_${btoa(shop.nextId('secret'))}` };
  },
  sendTest({ endpointId }, { shop }) {
    const endpoint = shop.webhookEndpoints.get(endpointId);
    if (!endpoint) return noEndpoint();
    if (!endpoint.enabled) return refuse('job_state_conflict', { detail: 'The endpoint is disabled.' });
    const timestamp = new Date(shop.now()).toISOString();
    const delivery: WebhookDeliveryDetails = {
      id: shop.nextId('job'),
      endpointId,
      webhookId: shop.nextId('msg'),
      type: 'webhook.test',
      state: 'failed',
      attempts: 8,
      responseStatus: null,
      durationMs: 0,
      error: 'unreachable',
      createdAt: timestamp,
      lastAttemptAt: timestamp,
      nextAttemptAt: null,
      body: JSON.stringify({ type: 'webhook.test', timestamp, apiVersion: '1', data: { endpointId } }),
      responseBody: null,
    };
    shop.webhookDeliveries.push(delivery);
    return summaryOf(delivery);
  },
  listDeliveries({ endpointId, state, ...page }, { shop }) {
    if (!shop.webhookEndpoints.has(endpointId)) return noEndpoint();
    const all = shop.webhookDeliveries.filter(
      (one) => one.endpointId === endpointId && (state === undefined || one.state === state),
    );
    return pageOf(all.toReversed().map(summaryOf), page);
  },
  getDelivery: (ids, { shop }) => findDelivery(shop, ids) ?? noDelivery(),
  replayDelivery(ids, { shop }) {
    const delivery = findDelivery(shop, ids);
    if (!delivery) return noDelivery();
    if (delivery.state === 'queued') return refuse('job_state_conflict', { detail: 'The delivery is queued.' });
    const nextAttemptAt = new Date(shop.now()).toISOString();
    Object.assign(delivery, { state: 'queued', attempts: 0, error: null, nextAttemptAt });
    return summaryOf(delivery);
  },
};
