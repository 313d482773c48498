export const webhookEndpoints = {
  listEndpoints: 'GET /v1/admin/webhook-endpoints',
  createEndpoint: 'POST /v1/admin/webhook-endpoints',
  getEndpoint: 'GET /v1/admin/webhook-endpoints/{endpointId}',
  updateEndpoint: 'PATCH /v1/admin/webhook-endpoints/{endpointId}',
  removeEndpoint: 'DELETE /v1/admin/webhook-endpoints/{endpointId}',
  rotateSecret: 'POST /v1/admin/webhook-endpoints/{endpointId}/rotate-secret',
  sendTest: 'POST /v1/admin/webhook-endpoints/{endpointId}/test',
  listDeliveries: 'GET /v1/admin/webhook-endpoints/{endpointId}/deliveries',
  getDelivery: 'GET /v1/admin/webhook-endpoints/{endpointId}/deliveries/{deliveryId}',
  replayDelivery: 'POST /v1/admin/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/replay',
} as const;
