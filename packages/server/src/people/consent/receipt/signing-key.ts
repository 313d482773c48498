import type { ConsentKeys } from '@smallshop/contract';
import { desc } from 'drizzle-orm';
import { createHash, createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Database } from '../../../platform/database/client.ts';
import { canonicalJson } from '../../../platform/json/canonical-json.ts';
import { consentKeys } from '../records/consent.tables.ts';

export interface SigningKey {
  kid: string;
  privateKey: KeyObject;
}

const newestFirst = [desc(consentKeys.createdAt), desc(consentKeys.kid)] as const;

/**
 * The key that signs now, made when there is none. Two processes that start side by side may each make one:
 * both are published and one of them signs, so no lock is needed.
 */
export async function findSigningKey(db: Database, now: Date): Promise<SigningKey> {
  const read = () =>
    db
      .select()
      .from(consentKeys)
      .orderBy(...newestFirst)
      .limit(1);
  let [row] = await read();
  if (!row) {
    await db.insert(consentKeys).values(newKey(now));
    [row] = await read();
  }
  return {
    kid: row!.kid,
    privateKey: createPrivateKey({ key: Buffer.from(row!.privateKey, 'base64'), format: 'der', type: 'pkcs8' }),
  };
}

/** A JWK set (RFC 7517) with every key that ever signed. */
export async function publishedKeys(db: Database, now: Date): Promise<ConsentKeys> {
  await findSigningKey(db, now);
  const rows = await db
    .select({ kid: consentKeys.kid, x: consentKeys.x })
    .from(consentKeys)
    .orderBy(...newestFirst);
  return { keys: rows.map(({ kid, x }) => ({ kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' })) };
}

function newKey(createdAt: Date): typeof consentKeys.$inferInsert {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x } = publicKey.export({ format: 'jwk' }) as { x: string };
  // RFC 7638: the thumbprint of a key names it.
  const kid = createHash('sha256')
    .update(canonicalJson({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
  return { kid, x, privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'), createdAt };
}

/**
 * Returns a detached JWS (RFC 7515, appendix F; EdDSA by RFC 8037) over the canonical text of the document:
 * `header..signature`. The payload is the document that contains it.
 */
export function signJson(document: object, { kid, privateKey }: SigningKey): string {
  const header = base64url(canonicalJson({ alg: 'EdDSA', kid }));
  const input = `${header}.${base64url(canonicalJson(document))}`;
  return `${header}..${sign(null, Buffer.from(input), privateKey).toString('base64url')}`;
}

const base64url = (text: string) => Buffer.from(text).toString('base64url');
