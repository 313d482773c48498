/**
 * HTTP statuses of requests that may succeed later without a change: 408 Request Timeout, 425 Too Early, 429 Too Many
 * Requests, 502 Bad Gateway, 503 Service Unavailable, 504 Gateway Timeout.
 */
export const retryableStatuses: readonly number[] = [408, 425, 429, 502, 503, 504];
