import { readFileSync } from 'node:fs';

/** An export of WooCommerce, with its odd cases: see the tests. */
export const wooCommerceFile = readFileSync(new URL('./woocommerce.csv', import.meta.url), 'utf8');
