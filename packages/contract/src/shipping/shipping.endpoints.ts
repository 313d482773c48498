export const shippingEndpoints = {
  listZones: 'GET /v1/admin/shipping-zones',
  setZone: 'PUT /v1/admin/shipping-zones/{zoneId}',
  removeZone: 'DELETE /v1/admin/shipping-zones/{zoneId}',
  setProductLimits: 'PUT /v1/admin/products/{handle}/shipping-limits',
  setVariantLimits: 'PUT /v1/admin/variants/{sku}/shipping-limits',
} as const;
