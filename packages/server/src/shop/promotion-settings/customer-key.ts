import { hashToken } from '../../platform/database/ids.ts';

/**
 * One shopper of one store, by e-mail address. Case counts for nothing, nor what follows a plus sign
 * before the @ (RFC 5233 subaddresses). A hash, so that uses tell no addresses.
 */
export function customerKey(storeId: string, email: string): string {
  const [, name = '', domain = ''] = /^([^+@]*)[^@]*@(.*)$/.exec(email.trim().normalize('NFKC').toLowerCase()) ?? [];
  return hashToken(`${storeId} ${name}@${domain}`);
}
