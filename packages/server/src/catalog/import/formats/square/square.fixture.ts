import { readFileSync } from 'node:fs';

/** An item library of Square, with its odd cases: see the tests. */
export const squareFile = readFileSync(new URL('./square.csv', import.meta.url), 'utf8');
