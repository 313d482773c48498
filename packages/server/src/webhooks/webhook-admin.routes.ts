import {
  defaultPageSize,
  isRefusal,
  maxWebhookEndpoints,
  refuse,
  routes,
  type Refusal,
  type RouteInput,
  type WebhookDelivery,
  type WebhookEndpointWithSecret,
} from '@smallshop/contract';
import { newId } from '../platform/database/ids.ts';
import { badCursor, cutPage, readCursor } from '../platform/http/cursor.ts';
import { requeueJob } from '../platform/jobs/job-queue.ts';
import { bind } from '../shop/requests/bind-route.ts';
import type { RequestContext } from '../shop/requests/context.ts';
import { lockStore } from '../shop/store/store.repo.ts';
import { findDeliveries, queueTestMessage, type DeliveryFound } from './delivery.repo.ts';
import {
  countEndpoints,
  deleteEndpoint,
  findEndpoint,
  findEndpoints,
  insertEndpoint,
  updateEndpoint,
} from './endpoint.repo.ts';
import { newWebhookSecret, oldSecretExpiry } from './sign-webhook.ts';
import { viewDelivery, viewDeliveryDetails, viewEndpoint } from './webhook-view.ts';
import type { WebhookEndpointRow } from './webhook.tables.ts';
import { urlError } from './webhook-url.ts';

const noEndpoint = () => refuse('not_found', { field: 'endpointId' });
const noDelivery = () => refuse('not_found', { field: 'deliveryId' });

function refuseUrl({ deps }: RequestContext, url: string | undefined): Refusal | undefined {
  const detail = url === undefined ? undefined : urlError(url, deps.webhooks?.allowHttp ?? false);
  return detail === undefined
    ? undefined
    : refuse('invalid_request', { errors: [{ field: 'url', code: 'invalid', detail }] });
}

/** Without the fields that are undefined. Each event type once. */
function changesOf({ url, description, eventTypes, enabled }: RouteInput<typeof routes.webhook.updateEndpoint>) {
  return {
    ...(url !== undefined && { url }),
    ...(description !== undefined && { description }),
    ...(eventTypes && { eventTypes: [...new Set(eventTypes)] }),
    ...(enabled !== undefined && { enabled }),
  };
}

async function findOne(
  { db, store }: RequestContext,
  endpointId: string,
  id: string,
): Promise<DeliveryFound | undefined> {
  return (await findDeliveries(db, { storeId: store.id, endpointId, id, limit: 1 }))[0];
}

async function showDelivery(
  context: RequestContext,
  endpointId: string,
  id: string,
): Promise<WebhookDelivery | Refusal> {
  const found = await findOne(context, endpointId, id);
  return found ? viewDelivery(found) : noDelivery();
}

const withSecret = (row: WebhookEndpointRow, now: Date): WebhookEndpointWithSecret => ({
  ...viewEndpoint(row, now),
  secret: row.secret,
});

export const webhookTopic = [
  bind(routes.webhook.listEndpoints, async ({ db, store, now }) => ({
    items: (await findEndpoints(db, store.id)).map((row) => viewEndpoint(row, now())),
  })),

  bind(routes.webhook.createEndpoint, async (context, { url, eventTypes, description = '', enabled = true }) => {
    const { db, store, now } = context;
    const refused = refuseUrl(context, url);
    if (refused) return refused;
    const row: WebhookEndpointRow = {
      id: newId('whe'),
      storeId: store.id,
      url,
      description,
      eventTypes: [...new Set(eventTypes)],
      enabled,
      secret: newWebhookSecret(),
      oldSecret: null,
      oldSecretExpiresAt: null,
      createdAt: now(),
    };
    return db.transaction(async (tx) => {
      // Two requests at the same time count one after the other.
      await lockStore(tx, store.id);
      if ((await countEndpoints(tx, store.id)) >= maxWebhookEndpoints) {
        const detail = `A store has at most ${maxWebhookEndpoints} endpoints. Delete one first.`;
        return refuse('invalid_request', { errors: [{ field: 'url', code: 'too_large', detail }] });
      }
      await insertEndpoint(tx, row);
      return withSecret(row, now());
    });
  }),

  bind(routes.webhook.getEndpoint, async ({ db, store, now }, { endpointId }) => {
    const row = await findEndpoint(db, store.id, endpointId);
    return row ? viewEndpoint(row, now()) : noEndpoint();
  }),

  bind(routes.webhook.updateEndpoint, async (context, input) => {
    const { db, store, now } = context;
    const refused = refuseUrl(context, input.url);
    if (refused) return refused;
    const row = await updateEndpoint(db, store.id, input.endpointId, changesOf(input));
    return row ? viewEndpoint(row, now()) : noEndpoint();
  }),

  bind(routes.webhook.removeEndpoint, async ({ db, store }, { endpointId }) =>
    (await deleteEndpoint(db, store.id, endpointId)) ? undefined : noEndpoint(),
  ),

  bind(routes.webhook.rotateSecret, async ({ db, store, now }, { endpointId }) =>
    db.transaction(async (tx) => {
      await lockStore(tx, store.id);
      const before = await findEndpoint(tx, store.id, endpointId);
      if (!before) return noEndpoint();
      const changes = {
        secret: newWebhookSecret(),
        oldSecret: before.secret,
        oldSecretExpiresAt: oldSecretExpiry(now()),
      };
      await updateEndpoint(tx, store.id, endpointId, changes);
      return withSecret({ ...before, ...changes }, now());
    }),
  ),

  bind(routes.webhook.sendTest, async (context, { endpointId }) => {
    const { db, store, now } = context;
    const endpoint = await findEndpoint(db, store.id, endpointId);
    if (!endpoint) return noEndpoint();
    if (!endpoint.enabled)
      return refuse('job_state_conflict', { detail: 'The endpoint is disabled. Enable it first.' });
    const traceparent = context.deps.tracing?.current()?.traceparent;
    return showDelivery(context, endpointId, await queueTestMessage(db, endpoint, { now: now(), traceparent }));
  }),

  bind(routes.webhook.listDeliveries, async ({ db, store }, { endpointId, limit = defaultPageSize, cursor, state }) => {
    const last = cursor === undefined ? undefined : readCursor(cursor, 'newest', 'moment');
    if (last === null) return badCursor();
    if (!(await findEndpoint(db, store.id, endpointId))) return noEndpoint();
    const after = last && { createdAt: String(last.key), id: last.id };
    const rows = await findDeliveries(db, { storeId: store.id, endpointId, limit: limit + 1, state, after });
    const { shown, nextCursor } = cutPage(rows, limit, ({ delivery }) => ({
      order: 'newest',
      key: delivery.createdAt.toISOString(),
      id: delivery.jobId,
    }));
    return { items: shown.map(viewDelivery), nextCursor };
  }),

  bind(routes.webhook.getDelivery, async (context, { endpointId, deliveryId }) => {
    const found = await findOne(context, endpointId, deliveryId);
    return found ? viewDeliveryDetails(found) : noDelivery();
  }),

  bind(routes.webhook.replayDelivery, async (context, { endpointId, deliveryId }) => {
    const { db, store, now } = context;
    const found = await showDelivery(context, endpointId, deliveryId);
    if (isRefusal(found)) return found;
    const job = { id: deliveryId, storeId: store.id, now: now() };
    if (!(await requeueJob(db, job, ['completed', 'failed']))) {
      const detail = 'The delivery is queued or running. It can be replayed once it is completed or failed.';
      return refuse('job_state_conflict', { detail });
    }
    return showDelivery(context, endpointId, deliveryId);
  }),
];
