/** What it takes besides to find products in it: a browser that shows no search does not load it. */
export const searchEndpoints = {
  listFacets: 'GET /v1/facets',
  listSuggestions: 'GET /v1/suggestions',
  listRecommendations: 'GET /v1/products/{handle}/recommendations',
} as const;
