export const orderEndpoints = {
  get: 'GET /v1/orders/{orderId}',
  lookUp: 'POST /v1/order-lookups',
  openByCode: 'POST /v1/order-lookups/{lookupId}/open',
} as const;
