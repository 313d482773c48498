/** Videos and 3D models of products, for the merchant. No page of a shop loads these. */
export const mediaEndpoints = {
  upload: 'POST /v1/admin/products/{productId}/media',
} as const;
