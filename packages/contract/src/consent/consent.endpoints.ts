export const consentEndpoints = {
  getNotice: 'GET /v1/consent-notice',
  getNoticeVersion: 'GET /v1/consent-notices/{hash}',
  record: 'POST /v1/consent-records',
  recordBeacon: 'POST /v1/consent-records/beacon',
  getReceipt: 'GET /v1/consent-records/{id}/receipt',
  getKeys: 'GET /v1/consent-keys',
} as const;

/** The merchant's side of it. */
export const noticeEndpoints = {
  get: 'GET /v1/admin/consent-notice',
  set: 'PUT /v1/admin/consent-notice',
} as const;
