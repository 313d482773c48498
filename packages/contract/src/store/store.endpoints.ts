export const storeEndpoints = {
  get: 'GET /v1/store',
  resolveRegion: 'GET /v1/region',
} as const;
