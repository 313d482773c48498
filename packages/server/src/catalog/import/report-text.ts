import type { RowProblem } from './rows/row-problem.ts';
import type { FileFacts } from './formats/read-product-file.ts';
import type { ImportReport } from './import-products.ts';
import { changeText, dryRunText, previewLines } from './preview.ts';
import type { UnsoldMarket } from './unsold-markets.ts';

/** Lines that one notice names before it only counts them. */
const namedLines = 5;

/** The report as the merchant reads it: each problem on its line, what changed, a summary at the end. */
export function reportText(report: ImportReport): string {
  const { created, updated, unchanged } = report.products;
  const { preview } = report;
  const all = created + updated + unchanged;
  const line = ({ line, column, reason }: RowProblem) => `  line ${line}, ${column}: ${reason}`;
  const rows = refusedRows(report);
  const section = (title: string, lines: readonly string[]) => (lines.length > 0 ? [title, ...lines] : []);
  return [
    ...section('Refused:', report.refused.map(line)),
    ...section(preview ? 'Worth a look:' : 'Imported, but worth a look:', together(report.notices)),
    ...section(
      'Pictures that could not be had (their products were imported without them, or keep those that they have):',
      report.unreachable.map(line),
    ),
    ...(preview
      ? previewLines(preview)
      : section(
          'Updated:',
          report.updated.map((change) => `  ${changeText(change)}`),
        )),
    ...section(
      'Where products cannot be bought:',
      report.unsold.map((place) => `  ${unsoldText(place, all, report.file)}`),
    ),
    fileText(report.file),
    `Prices are in ${report.currency}.`,
    ...(preview ? [dryRunText] : []),
    `Products: ${created} created, ${updated} updated, ${unchanged} unchanged. Rows refused: ${rows}. ` +
      `Pictures missing: ${report.unreachable.length}.`,
  ].join('\n');
}

const separatorNames: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };

function fileText({ format, encoding, separator, ignoredColumns, sample }: FileFacts): string {
  const separated = separatorNames[separator] ?? `"${separator}"`;
  const ignored = ignoredColumns.length > 0 ? ` Columns that were not imported: ${ignoredColumns.join(', ')}.` : '';
  const guess = sample
    ? ` Its first characters are "${sample}": if they make no sense, save the file as "CSV UTF-8" and import it again.`
    : '';
  return `Read as a file of ${format} in ${encoding}, separated by ${separated}.${guess}${ignored}`;
}

/** Countries that one line names before it only counts them. */
const namedCountries = 30;

function unsoldText(
  { name, countries, currency, reason, products }: UnsoldMarket,
  all: number,
  { visibilityColumns }: FileFacts,
): string {
  const more = countries.length - namedCountries;
  const where = `${name} (${countries.slice(0, namedCountries).join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
  const which = `${products} of ${all}`;
  switch (reason) {
    case 'hidden':
      return (
        `Anywhere: ${which} are hidden. Publish them with ` +
        (visibilityColumns.length > 0
          ? `the column${visibilityColumns.length > 1 ? 's' : ''} ${visibilityColumns.join(' and ')}.`
          : 'PATCH /v1/admin/products/ID: the file has no column for that.')
      );
    case 'no_price':
      return (
        `${where}: ${which} have no price in ${currency}. ` +
        `Set a rate with "smallshop rates set ${currency} RATE", or import prices with --currency ${currency}.`
      );
    case 'shipping_limits':
      return `${where}: ${which} may not be sent there by their shipping limits.`;
    case 'no_zone':
      return (
        `${where}: ${which} need shipping, and no shipping zone has these countries. Add them to a zone with ` +
        'PUT /v1/admin/shipping-zones/ID.'
      );
    case 'no_rate':
      return (
        `${where}: ${which} fit no shipping rate, by weight, by price, or because the rate has no price in ` +
        `${currency}. Change the rates of the zone with PUT /v1/admin/shipping-zones/ID.`
      );
  }
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
    return (
      `  ${lines.length > 1 ? 'lines' : 'line'} ` +
      `${lines.slice(0, namedLines).join(', ')}${more > 0 ? ` and ${more} more` : ''}, ${column}: ${reason}`
    );
  });
}
