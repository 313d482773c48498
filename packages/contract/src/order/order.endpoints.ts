export const orderEndpoints = {
  get: 'GET /v1/orders/{orderId}',
} as const;
