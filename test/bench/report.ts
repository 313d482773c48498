import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { isMet, type Row } from './ratio.ts';

const introduction = `# Benchmarks

${[
  '`npm run bench` measures both sides of each line in turn, in one run, with the load in another process, and writes',
  'this page; `npm run bench -- server` measures and writes one part. Ratios hold on other machines; times and rates',
  'do not. A target applies to the ratio, or without one to the first value.',
  '[Where the time goes](decisions/small-machines.md#where-the-time-goes) says what limits the lines that are not met.',
].join(' ')}
`;

const number = (value: number) =>
  value.toLocaleString('en', { maximumSignificantDigits: value < 1 ? 2 : 3, useGrouping: true });
const targetOf = ({ target }: Row) =>
  target ? ('atLeast' in target ? `≥ ${number(target.atLeast)}` : `≤ ${number(target.atMost)}`) : '';

/** Writes the rows of one part into the page of the documentation, in the place of those measured before. */
export async function writeReport(path: string, part: string, rows: readonly Row[]): Promise<void> {
  const known = await readFile(path, 'utf8').catch(() => introduction);
  const [start, end] = [`<!-- ${part} -->`, `<!-- end of ${part} -->`];
  const section = `${start}\n\n${sectionOf(part, rows)}\n${end}\n`;
  const at = known.indexOf(start);
  await writeFile(
    path,
    at < 0 ? `${known}\n${section}` : known.slice(0, at) + section + known.slice(known.indexOf(end) + end.length + 1),
  );
}

function sectionOf(part: string, rows: readonly Row[]): string {
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
  const date = new Date().toISOString().slice(0, 10);
  return `## ${part[0]!.toUpperCase()}${part.slice(1)}

Measured on ${date} with Node ${process.versions.node}, ${cpus().length} × ${cpu?.model.trim()}.

| | measured | beside | ratio | target | met |
| --- | ---: | ---: | ---: | ---: | --- |
${lines.join('\n')}
`;
}
