import { sql, type SQL } from 'drizzle-orm';

/**
 * The customer of an e-mail address, as SQL: the address in small letters, in Unicode's form NFKC, without
 * the part from a plus sign to the @ (RFC 5233 subaddresses). `customerKey` ignores the same. An index of the orders
 * has this expression.
 */
export function customerOf(email: SQL): SQL<string> {
  return sql<string>`regexp_replace(lower(normalize(${email}, NFKC)), '\\+[^@]*@', '@')`;
}
