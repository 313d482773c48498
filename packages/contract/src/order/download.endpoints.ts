/** The files of an order. A page loads these when a shopper asks for new addresses. */
export const downloadEndpoints = {
  renewDownloads: 'POST /v1/orders/{orderId}/downloads',
} as const;
