import { webhookSecretOverlapHours, hourMs } from '@smallshop/contract';
import { createHmac, randomBytes } from 'node:crypto';
import type { WebhookEndpointRow } from './webhook.tables.ts';

const prefix = 'whsec_';

/** Returns a new secret: 256 random bits. Standard Webhooks asks for 192 to 512. */
export function newWebhookSecret(): string {
  return prefix + randomBytes(32).toString('base64');
}

/** Returns when a secret that is replaced now stops to sign. */
export function oldSecretExpiry(now: Date): Date {
  return new Date(now.getTime() + webhookSecretOverlapHours * hourMs);
}

export interface SignedContent {
  /** The `webhook-id`. */
  id: string;
  body: string;
  /** The time of the attempt. */
  now: Date;
}

/**
 * Returns the headers of Standard Webhooks 1.0 (https://www.standardwebhooks.com). After a rotation there are two
 * signatures for a while, so that a receiver can change its secret at any time in between.
 */
export function signatureHeaders(
  { secret, oldSecret, oldSecretExpiresAt }: Pick<WebhookEndpointRow, 'secret' | 'oldSecret' | 'oldSecretExpiresAt'>,
  { id, body, now }: SignedContent,
): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1000);
  const secrets = [secret, ...(oldSecret && oldSecretExpiresAt && oldSecretExpiresAt > now ? [oldSecret] : [])];
  const signatures = secrets.map((one) => {
    const key = Buffer.from(one.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
}
