import type { ConsentNoticeInput } from '@smallshop/contract';
import { readFileSync } from 'node:fs';

const file = new URL('../../../../examples/demo-shop/catalogue/consent.json', import.meta.url);

/** The demo shop's: it asks for preferences, analytics and marketing, with one service each. */
export const fixtureNotice = JSON.parse(readFileSync(file, 'utf8')) as ConsentNoticeInput;
