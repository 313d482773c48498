// node verify-consent-receipt.mjs receipt.json https://shop.example — did this shop sign this receipt, word for word?
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
const sorted = (_, value) =>
  Object.prototype.toString.call(value) === '[object Object]'
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
const { signature, ...receipt } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const [header, , bytes] = signature.split('.');
const { keys } = await (await fetch(new URL('/v1/consent-keys', process.argv[3]))).json();
const key = keys.find(({ kid }) => kid === JSON.parse(Buffer.from(header, 'base64url')).kid);
const signed = Buffer.from(`${header}.${Buffer.from(JSON.stringify(receipt, sorted)).toString('base64url')}`);
const good =
  key !== undefined && verify(null, signed, createPublicKey({ key, format: 'jwk' }), Buffer.from(bytes, 'base64url'));
process.exit(
  console.log(good ? `Signed by ${process.argv[3]}, ${receipt.created}` : 'NOT signed like this') ?? (good ? 0 : 1),
);
