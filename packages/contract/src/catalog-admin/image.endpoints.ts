/** What a merchant changes of a product's pictures. No page of a shop loads these. */
export const imageEndpoints = {
  add: 'POST /v1/admin/products/{productId}/images',
  upload: 'POST /v1/admin/products/{productId}/images/upload',
  update: 'PATCH /v1/admin/products/{productId}/images/{imageId}',
  remove: 'DELETE /v1/admin/products/{productId}/images/{imageId}',
} as const;
