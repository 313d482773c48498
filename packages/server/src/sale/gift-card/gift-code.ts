import { createHash, randomBytes } from 'node:crypto';

/**
 * Crockford's Base32: no I, L, O and U, so that a code read out or copied from paper is typed right.
 * https://www.crockford.com/base32.html
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 80 random bits: `7K3M-Q9ZD-0RW4-HT6X`. */
export function newGiftCode(): string {
  const bits = BigInt(`0x${randomBytes(10).toString('hex')}`);
  const letters = Array.from({ length: 16 }, (_, at) => alphabet[Number((bits >> BigInt(at * 5)) & 31n)]!).join('');
  return letters.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/**
 * Normalizes a code for comparison: full-width letters, lower case, spaces, hyphens and O for 0 make no difference.
 */
export function plainGiftCode(typed: string): string {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '');
  return letters.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

/** 12 to 40 letters and digits, after normalization. A shorter code could be guessed. */
export function isGiftCode(code: string): boolean {
  return /^[0-9A-Z]{12,40}$/.test(plainGiftCode(code));
}

/** Returns the stored form of a code. It is different in each store. */
export function hashGiftCode(storeId: string, code: string): string {
  return createHash('sha256')
    .update(`${storeId} ${plainGiftCode(code)}`)
    .digest('hex');
}

export function lastFour(code: string): string {
  return plainGiftCode(code).slice(-4);
}
