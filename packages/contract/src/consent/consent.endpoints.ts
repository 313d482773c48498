export const consentEndpoints = {
  getNotice: 'GET /v1/consent-notice',
  getNoticeVersion: 'GET /v1/consent-notices/{hash}',
  record: 'POST /v1/consent-records',
  recordBeacon: 'POST /v1/consent-records/beacon',
  getReceipt: 'GET /v1/consent-records/{id}/receipt',
  getKeys: 'GET /v1/consent-keys',
  getStoredNotice: 'GET /v1/admin/consent-notice',
  setNotice: 'PUT /v1/admin/consent-notice',
} as const;
