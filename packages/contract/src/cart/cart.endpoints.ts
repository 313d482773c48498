export const cartEndpoints = {
  create: 'POST /v1/carts',
  get: 'GET /v1/carts/{cartId}',
  update: 'PATCH /v1/carts/{cartId}',
  addLines: 'POST /v1/carts/{cartId}/lines',
  updateLine: 'PATCH /v1/carts/{cartId}/lines/{lineId}',
  removeLine: 'DELETE /v1/carts/{cartId}/lines/{lineId}',
} as const;
