import { createHash, randomBytes } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A new identifier such as `var_8fKq…`: the prefix tells the kind, 119 random bits the rest. */
export function newId(prefix: string): string {
  let text = '';
  while (text.length < 20) {
    // Bytes past the last whole multiple of the alphabet would make some letters likelier.
    for (const byte of randomBytes(24)) if (byte < 248 && text.length < 20) text += alphabet[byte % 62]!;
  }
  return `${prefix}_${text}`;
}

/** 256 random bits in base64url, for cart and order tokens and secret keys. Keep only its hash. */
export function newToken(prefix?: string): string {
  const token = randomBytes(32).toString('base64url');
  return prefix ? `${prefix}_${token}` : token;
}

/** SHA-256 in hex. Tokens carry 256 random bits, so they need no salt and no slow hash. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
