/** Long changes of the catalogue that run in the background. No page of a shop loads these. */
export const bulkOperationEndpoints = {
  create: 'POST /v1/admin/bulk-operations',
  importProducts: 'POST /v1/admin/products/import',
  list: 'GET /v1/admin/bulk-operations',
  get: 'GET /v1/admin/bulk-operations/{operationId}',
  listResults: 'GET /v1/admin/bulk-operations/{operationId}/results',
  cancel: 'POST /v1/admin/bulk-operations/{operationId}/cancel',
} as const;
