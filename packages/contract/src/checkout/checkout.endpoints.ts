export const checkoutEndpoints = {
  create: 'POST /v1/checkouts',
  get: 'GET /v1/checkouts/{checkoutId}',
  update: 'PATCH /v1/checkouts/{checkoutId}',
  complete: 'POST /v1/checkouts/{checkoutId}/complete',
} as const;
