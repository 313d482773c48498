export const marketEndpoints = {
  list: 'GET /v1/admin/markets',
  set: 'PUT /v1/admin/markets',
} as const;
