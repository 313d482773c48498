import { hashToken } from '../../platform/database/ids.ts';

/**
 * Returns a key for one shopper of one store, from the e-mail address. It ignores case and the part from a plus sign
 * to the @ (RFC 5233 subaddresses). The key is a hash, so that stored uses contain no addresses.
 */
export function customerKey(storeId: string, email: string): string {
  const [, name = '', domain = ''] = /^([^+@]*)[^@]*@(.*)$/.exec(email.trim().normalize('NFKC').toLowerCase()) ?? [];
  return hashToken(`${storeId} ${name}@${domain}`);
}
