export const settingsEndpoints = {
  get: 'GET /v1/admin/settings',
  set: 'PUT /v1/admin/settings',
  listKeys: 'GET /v1/admin/keys',
  createKey: 'POST /v1/admin/keys',
  removeKey: 'DELETE /v1/admin/keys/{keyId}',
} as const;
