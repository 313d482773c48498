export const adminEndpoints = {
  listOrders: 'GET /v1/admin/orders',
  getOrder: 'GET /v1/admin/orders/{orderId}',
  markOrderPaid: 'POST /v1/admin/orders/{orderId}/mark-paid',
  setStock: 'PUT /v1/admin/variants/{sku}/stock',
} as const;
