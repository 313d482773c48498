/** What it takes to show the catalogue. */
export const catalogEndpoints = {
  listProducts: 'GET /v1/products',
  getProduct: 'GET /v1/products/{handle}',
  listCollections: 'GET /v1/collections',
  getCollection: 'GET /v1/collections/{handle}',
} as const;
