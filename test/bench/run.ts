// `npm run bench`: measures side by side in one run; ratios hold where times do not. `-- server` measures one part.
import { fileURLToPath } from 'node:url';
import { build } from '../../tools/build.mjs';
import { catalogueBench } from './catalogue.ts';
import { consentBench } from './consent.ts';
import { browserBench } from './browser.ts';
import { lighthouseBench } from './lighthouse.ts';
import type { Report, Row } from './ratio.ts';
import { writeReport } from './report.ts';
import { serverBench } from './server.ts';

const parts: Record<string, (report: Report) => Promise<void>> = {
  server: serverBench,
  catalogue: catalogueBench,
  browser: browserBench,
  consent: consentBench,
  lighthouse: lighthouseBench,
};
const asked = process.argv.slice(2);
const unknown = asked.filter((part) => !parts[part]);
if (unknown.length > 0)
  throw new Error(`There is no benchmark ${unknown.join(', ')}; choose from ${Object.keys(parts).join(', ')}.`);

await build();
const page = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));
for (const [part, measure] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(part)) continue;
  const rows: Row[] = [];
  await measure((row) => {
    rows.push(row);
    const { name, a, b, unit, ratio } = row;
    console.log(
      ratio === undefined
        ? `${name}: ${a.toFixed(1)} ${unit}`
        : `${name}: ${ratio.toFixed(2)} (${a.toFixed(1)} beside ${b!.toFixed(1)} ${unit})`,
    );
  });
  await writeReport(page, part, rows);
}
