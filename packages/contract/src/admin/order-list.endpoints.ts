/** What a merchant's program finds and notes about orders. No page of a shop loads these. */
export const orderListEndpoints = {
  searchOrders: 'POST /v1/admin/orders/search',
  setOrderTags: 'PUT /v1/admin/orders/{orderId}/tags',
  changeOrderTags: 'PATCH /v1/admin/orders/{orderId}/tags',
  setInternalNote: 'PUT /v1/admin/orders/{orderId}/internal-note',
  listInternalNotes: 'GET /v1/admin/orders/{orderId}/internal-notes',
} as const;
