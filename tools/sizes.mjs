// Prints what pages load as a Markdown table; with --write puts it into the README.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure, table, withTable } from './budgets.mjs';
import { root } from './run.mjs';

const measured = await measure();
console.log(table(measured));
if (process.argv.includes('--write')) writeFileSync(join(root, 'README.md'), withTable(measured));
