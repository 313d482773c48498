export const priceEndpoints = {
  listExchangeRates: 'GET /v1/admin/exchange-rates',
  setExchangeRate: 'PUT /v1/admin/exchange-rates/{currency}',
  removeExchangeRate: 'DELETE /v1/admin/exchange-rates/{currency}',
} as const;
