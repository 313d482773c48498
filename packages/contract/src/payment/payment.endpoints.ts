export const paymentEndpoints = {
  createTestToken: 'POST /v1/test-gateway/tokens',
  confirmTestPayment: 'POST /v1/test-gateway/payments/{paymentId}/confirm',
} as const;
