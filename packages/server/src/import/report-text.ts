import type { RowProblem } from './csv-file.ts';
import type { ImportReport } from './import-products.ts';

/** Lines that one notice names before it only counts them. */
const namedLines = 5;

/** The report as the merchant reads it: each problem on its line, what changed, a summary at the end. */
export function reportText(report: ImportReport): string {
  const { created, updated, unchanged } = report.products;
  const all = created + updated + unchanged;
  const line = ({ line, column, reason }: RowProblem) => `  line ${line}, ${column}: ${reason}`;
  const rows = refusedRows(report);
  const section = (title: string, lines: readonly string[]) => (lines.length > 0 ? [title, ...lines] : []);
  return [
    ...section('Refused:', report.refused.map(line)),
    ...section('Imported, but worth a look:', together(report.notices)),
    ...section('Pictures that could not be had (their products were imported without them, or keep the one they have):', report.unreachable.map(line)),
    ...section('Updated:', report.updated.map(({ handle, changes }) => `  ${handle}: ${changes.join(', ')}`)),
    ...section('Where products cannot be bought:', report.unsold.map(({ name, countries, currency, products }) => `  ${name} (${countries.join(', ')}): ${products} of ${all} have no price in ${currency}. Set a rate with "smallshop rates set ${currency} RATE", or import prices with --currency ${currency}.`)),
    `Prices are in ${report.currency}.`,
    `Products: ${created} created, ${updated} updated, ${unchanged} unchanged. Rows refused: ${rows}. Pictures missing: ${report.unreachable.length}.`,
  ].join('\n');
}

export function refusedRows({ refused }: ImportReport): number {
  return new Set(refused.map((problem) => problem.line)).size;
}

/** A notice that many rows have is one line. */
function together(notices: readonly RowProblem[]): string[] {
  const groups = new Map<string, { notice: RowProblem; lines: number[] }>();
  for (const notice of notices) {
    const key = `${notice.column}\u001f${notice.reason}`;
    const group = groups.get(key) ?? { notice, lines: [] };
    group.lines.push(notice.line);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ notice: { column, reason }, lines }) => {
    const more = lines.length - namedLines;
    return `  ${lines.length > 1 ? 'lines' : 'line'} ${lines.slice(0, namedLines).join(', ')}${more > 0 ? ` and ${more} more` : ''}, ${column}: ${reason}`;
  });
}
