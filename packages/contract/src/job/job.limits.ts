/** Days after which finished jobs are deleted. Webhook deliveries and e-mails are jobs. */
export const jobRetentionDays = 30;
