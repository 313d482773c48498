export const addressEndpoints = {
  getFormat: 'GET /v1/address-formats/{country}',
} as const;
