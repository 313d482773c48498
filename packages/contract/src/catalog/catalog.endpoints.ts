export const catalogEndpoints = {
  listProducts: 'GET /v1/products',
  getProduct: 'GET /v1/products/{handle}',
  listFacets: 'GET /v1/facets',
  listSuggestions: 'GET /v1/suggestions',
  listCollections: 'GET /v1/collections',
  getCollection: 'GET /v1/collections/{handle}',
} as const;
