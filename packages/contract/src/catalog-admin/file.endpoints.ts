/** The files of digital items, for the merchant. No page of a shop loads these. */
export const fileEndpoints = {
  put: 'PUT /v1/admin/products/{productId}/variants/{variantSku}/files/{fileName}',
  remove: 'DELETE /v1/admin/products/{productId}/variants/{variantSku}/files/{fileName}',
} as const;
