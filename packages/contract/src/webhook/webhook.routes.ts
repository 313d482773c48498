import * as z from 'zod/mini';
import { component } from '../common/component.ts';
import { pageQuery } from '../common/page.ts';
import { route } from '../common/route.ts';
import { jobStateSchema } from '../job/job.schemas.ts';
import { webhookEndpoints } from './webhook.endpoints.ts';
import {
  webhookDeliveryDetailsSchema,
  webhookDeliveryPageSchema,
  webhookDeliverySchema,
  webhookEndpointCreateSchema,
  webhookEndpointListSchema,
  webhookEndpointSchema,
  webhookEndpointUpdateSchema,
  webhookEndpointWithSecretSchema,
} from './webhook.schemas.ts';

const nothing = component('WebhookAction', z.object({}));

export const webhookRoutes = {
  listEndpoints: route({
    endpoint: webhookEndpoints.listEndpoints,
    summary: 'List the webhook endpoints of the store, oldest first',
    key: 'secret',
    response: webhookEndpointListSchema,
    errors: [],
  }),
  createEndpoint: route({
    endpoint: webhookEndpoints.createEndpoint,
    summary: 'Create a webhook endpoint. Only this response contains its secret',
    key: 'secret',
    body: webhookEndpointCreateSchema,
    status: 201,
    response: webhookEndpointWithSecretSchema,
    errors: [],
  }),
  getEndpoint: route({
    endpoint: webhookEndpoints.getEndpoint,
    summary: 'Get one webhook endpoint',
    key: 'secret',
    response: webhookEndpointSchema,
    errors: ['not_found'],
  }),
  updateEndpoint: route({
    endpoint: webhookEndpoints.updateEndpoint,
    summary: 'Change the URL, the event types or the description of an endpoint, or enable or disable it',
    key: 'secret',
    body: webhookEndpointUpdateSchema,
    response: webhookEndpointSchema,
    errors: ['not_found'],
  }),
  removeEndpoint: route({
    endpoint: webhookEndpoints.removeEndpoint,
    summary: 'Delete a webhook endpoint with its deliveries. Disable it to keep them',
    key: 'secret',
    status: 204,
    errors: ['not_found'],
  }),
  rotateSecret: route({
    endpoint: webhookEndpoints.rotateSecret,
    summary: 'Make a new secret. For 24 hours, requests are signed with the old one too',
    key: 'secret',
    body: nothing,
    response: webhookEndpointWithSecretSchema,
    errors: ['not_found'],
  }),
  sendTest: route({
    endpoint: webhookEndpoints.sendTest,
    summary: 'Send an event of the type `webhook.test` to an endpoint',
    key: 'secret',
    body: nothing,
    status: 201,
    response: webhookDeliverySchema,
    errors: ['not_found', 'job_state_conflict'],
  }),
  listDeliveries: route({
    endpoint: webhookEndpoints.listDeliveries,
    summary: 'List the deliveries of an endpoint, newest first',
    key: 'secret',
    query: z.object({ ...pageQuery, state: z.optional(jobStateSchema) }),
    response: webhookDeliveryPageSchema,
    errors: ['not_found'],
  }),
  getDelivery: route({
    endpoint: webhookEndpoints.getDelivery,
    summary: 'Get one delivery with its request body and the start of the response',
    key: 'secret',
    response: webhookDeliveryDetailsSchema,
    errors: ['not_found'],
  }),
  replayDelivery: route({
    endpoint: webhookEndpoints.replayDelivery,
    summary: 'Send the event of a finished delivery again, with the same `webhook-id` and the same body',
    key: 'secret',
    body: nothing,
    response: webhookDeliverySchema,
    errors: ['not_found', 'job_state_conflict'],
  }),
};
