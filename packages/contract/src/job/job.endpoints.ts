export const jobEndpoints = {
  list: 'GET /v1/admin/jobs',
  get: 'GET /v1/admin/jobs/{jobId}',
  retry: 'POST /v1/admin/jobs/{jobId}/retry',
} as const;
