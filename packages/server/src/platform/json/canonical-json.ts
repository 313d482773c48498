import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';

/** The one text of a JSON value (RFC 8785): what hashes and signatures are made over. */
export function canonicalJson(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('This is no JSON.');
  return text;
}

/** SHA-256 in hex of the canonical text. */
export function hashJson(value: object): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
