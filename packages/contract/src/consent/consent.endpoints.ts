export const consentEndpoints = {
  getNotice: 'GET /v1/consent-notice',
  record: 'POST /v1/consent-records',
} as const;
