import { dryRunText, previewLines } from '../import/preview.ts';
import type { RowProblem } from '../import/rows/row-problem.ts';
import type { ArchiveReport } from './archive-options.ts';

/** The report as the merchant reads it: each problem on its line, a summary at the end. */
export function archiveReportText(report: ArchiveReport): string {
  const { products, collections, refused, unreachable, preview } = report;
  const { created, updated, unchanged } = products;
  const section = (title: string, problems: readonly RowProblem[]) =>
    problems.length === 0
      ? []
      : [title, ...problems.map(({ line, column, reason }) => `  line ${line}, ${column}: ${reason}`)];
  return [
    ...section('Refused:', refused),
    ...section('Pictures and files that could not be loaded (products keep those that they have):', unreachable),
    ...(preview ? [...previewLines(preview), dryRunText] : []),
    `Products: ${created} created, ${updated} updated, ${unchanged} unchanged. Collections: ${collections}. ` +
      `Lines refused: ${new Set(refused.map(({ line }) => line)).size}. Pictures missing: ${unreachable.length}.`,
  ].join('\n');
}
