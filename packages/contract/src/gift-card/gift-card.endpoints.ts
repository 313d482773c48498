export const giftCardEndpoints = {
  issue: 'POST /v1/admin/gift-cards',
  list: 'GET /v1/admin/gift-cards',
  get: 'GET /v1/admin/gift-cards/{giftCardId}',
  update: 'PATCH /v1/admin/gift-cards/{giftCardId}',
} as const;
