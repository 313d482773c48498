/** Changes of many products at once. No page of a shop loads these. */
export const bulkEndpoints = {
  setStock: 'PUT /v1/admin/stock',
  changeProducts: 'POST /v1/admin/products/bulk',
} as const;
