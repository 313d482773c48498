// Prints what pages load as a Markdown table; with --write puts the sizes into the READMEs and guides.
import { measure, table, writeSizes } from './budgets.mjs';

const measured = await measure();
console.log(table(measured));
if (process.argv.includes('--write')) writeSizes(measured);
