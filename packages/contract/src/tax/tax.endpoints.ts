export const taxEndpoints = {
  getSettings: 'GET /v1/admin/tax-settings',
  setSettings: 'PUT /v1/admin/tax-settings',
  listRates: 'GET /v1/admin/tax-rates',
  setRate: 'PUT /v1/admin/tax-rates/{place}/{category}',
  removeRate: 'DELETE /v1/admin/tax-rates/{place}/{category}',
  setVariantCustoms: 'PUT /v1/admin/variants/{sku}/customs',
} as const;
