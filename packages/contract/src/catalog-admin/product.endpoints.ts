/** What a merchant asks for and changes of products. No page of a shop loads these. */
export const productEndpoints = {
  list: 'GET /v1/admin/products',
  get: 'GET /v1/admin/products/{productId}',
  create: 'POST /v1/admin/products',
  update: 'PATCH /v1/admin/products/{productId}',
  remove: 'DELETE /v1/admin/products/{productId}',
  addVariant: 'POST /v1/admin/products/{productId}/variants',
  updateVariant: 'PATCH /v1/admin/products/{productId}/variants/{variantSku}',
  removeVariant: 'DELETE /v1/admin/products/{productId}/variants/{variantSku}',
  setPrices: 'PUT /v1/admin/products/{productId}/variants/{variantSku}/prices',
} as const;
