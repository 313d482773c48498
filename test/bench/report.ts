import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { isMet, type Row } from './ratio.ts';

const number = (value: number) =>
  value.toLocaleString('en', { maximumSignificantDigits: value < 1 ? 2 : 3, useGrouping: true });
const targetOf = ({ target }: Row) =>
  target ? ('atLeast' in target ? `≥ ${number(target.atLeast)}` : `≤ ${number(target.atMost)}`) : '';

/** Writes the rows as a page of the documentation. */
export async function writeReport(path: string, rows: readonly Row[]): Promise<void> {
  const lines = rows.map((row) => {
    const { name, unit, a, b, ratio } = row;
    const met = isMet(row);
    return `| ${[
      name,
      `${number(a)} ${unit}`,
      b === undefined ? '' : `${number(b)} ${unit}`,
      ratio === undefined ? '' : number(ratio),
      targetOf(row),
      met === undefined ? '' : met ? 'yes' : 'no',
    ].join(' | ')} |`;
  });
  const [cpu] = cpus();
  await writeFile(
    path,
    `# Benchmarks

\`npm run bench\` measures both sides of each line in turn, in one run, with the load in another process, and writes
this page. Ratios hold on other machines; times and rates do not. A target applies to the ratio, or without one to the
first value.

Last run: Node ${process.versions.node}, ${cpus().length} × ${cpu?.model.trim()}.

| | measured | beside | ratio | target | met |
| --- | ---: | ---: | ---: | ---: | --- |
${lines.join('\n')}
`,
  );
}
