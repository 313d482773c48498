/** Maximum number of webhook endpoints of a store. */
export const maxWebhookEndpoints = 20;
/** Maximum length of the URL of a webhook endpoint, in characters. */
export const maxWebhookUrlLength = 2000;
/** Hours that the old secret of an endpoint signs too after a new one was made. */
export const webhookSecretOverlapHours = 24;
/** Number of bytes of a webhook response that the delivery log keeps. */
export const webhookResponseBytes = 1024;
/** Seconds after which an endpoint that does not respond counts as failed. */
export const webhookTimeoutSeconds = 15;
