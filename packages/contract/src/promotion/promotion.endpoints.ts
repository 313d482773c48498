export const promotionEndpoints = {
  list: 'GET /v1/admin/promotions',
  set: 'PUT /v1/admin/promotions/{promotionId}',
  remove: 'DELETE /v1/admin/promotions/{promotionId}',
} as const;
