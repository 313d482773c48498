export const metafieldEndpoints = {
  listDefinitions: 'GET /v1/admin/metafield-definitions',
  setDefinition: 'PUT /v1/admin/metafield-definitions/{namespace}/{key}',
  removeDefinition: 'DELETE /v1/admin/metafield-definitions/{namespace}/{key}',
} as const;
