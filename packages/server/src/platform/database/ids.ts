import { createHash, randomBytes, randomFillSync } from 'node:crypto';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Random bytes for the next ids. A call for each id would take longer than the rest of a cached response. */
const pool = Buffer.alloc(4096);
let used = pool.length;

function nextRandomByte(): number {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool[used++]!;
}

/** Returns a new identifier such as `var_8fKq…`: a prefix for the kind of object, then 119 random bits. */
export function newId(prefix: string): string {
  let text = '';
  while (text.length < 20) {
    // Bytes above the last full multiple of the alphabet are skipped. Otherwise some letters would be more likely.
    const byte = nextRandomByte();
    if (byte < 248) text += alphabet[byte % 62]!;
  }
  return `${prefix}_${text}`;
}

/** Returns 256 random bits in base64url, for cart tokens, order tokens and secret keys. Store only the hash. */
export function newToken(prefix?: string): string {
  const token = randomBytes(32).toString('base64url');
  return prefix ? `${prefix}_${token}` : token;
}

/** Returns the SHA-256 in hex. Tokens have 256 random bits, so they need neither a salt nor a slow hash. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
