import { readFileSync } from 'node:fs';

/** A feed for Google Merchant Center, with its odd cases: see the tests. */
export const googleFile = readFileSync(new URL('./google.tsv', import.meta.url), 'utf8');
