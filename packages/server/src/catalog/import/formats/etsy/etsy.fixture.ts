import { readFileSync } from 'node:fs';

/** A download of Etsy listings, with its odd cases: see the tests. */
export const etsyFile = readFileSync(new URL('./etsy.csv', import.meta.url), 'utf8');
