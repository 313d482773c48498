import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';

/** Six digits, each as likely as the other. */
export function newCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0');
}

/**
 * Hashes a code with the store's secret. Six digits are few: without the secret, the codes could be computed from
 * the table.
 */
export function hashCode(storeSecret: string, lookupId: string, code: string): string {
  return createHmac('sha256', storeSecret).update(`order-code:${lookupId}:${code}`).digest('base64url');
}

/** As people type it: full-width or Arabic digits, spaces and dashes between them. */
export function normalizeOrderCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\s-]/g, '');
}

export function sameHash(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
