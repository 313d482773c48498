import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** A response as it is stored. */
export interface StoredResponse {
  status: number;
  contentType: string | null;
  body: string;
  headers: Record<string, string>;
}

/**
 * Encrypts a response. Responses contain addresses and tokens that the database stores nowhere else in plain text.
 * The key comes from the caller's Idempotency-Key, of which only a hash is stored, so only a caller with the same key
 * can read the response.
 */
export function seal(answer: StoredResponse, key: string, id: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', secretOf(key, id), iv);
  const text = Buffer.concat([cipher.update(JSON.stringify(answer), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64');
}

export function open(sealed: string, key: string, id: string): StoredResponse {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', secretOf(key, id), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return JSON.parse(
    Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'),
  ) as StoredResponse;
}

function secretOf(key: string, id: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, id, 'smallshop idempotent answer', 32));
}
