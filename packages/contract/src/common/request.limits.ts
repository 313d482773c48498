/** Maximum size of a request's body, in bytes. The largest legitimate one, a full checkout, is below 20 kB. */
export const maxBodyBytes = 256 * 1024;
/** Hours that the response to a request with an `Idempotency-Key` is stored. */
export const idempotencyHours = 24;
/** Maximum length of an `Idempotency-Key`, in characters. */
export const maxIdempotencyKeyLength = 255;
