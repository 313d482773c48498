import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';

/** Minutes for which a code opens its order. */
export const codeMinutes = 15;
/** Wrong codes after which a lookup opens nothing any more: one chance in 200,000 to guess it. */
export const maxAttempts = 5;

/** Six digits, each as likely as the other. */
export function newCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0');
}

/** Six digits are few: hashed with the store's secret, so that the lookups alone do not tell them. */
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
