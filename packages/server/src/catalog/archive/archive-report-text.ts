import type { ArchiveReport, LineProblem } from './import-archive.ts';

/** The report as the merchant reads it: each problem on its line, a summary at the end. */
export function archiveReportText({ products, collections, refused, unreachable }: ArchiveReport): string {
  const { created, updated, unchanged } = products;
  const section = (title: string, problems: readonly LineProblem[]) =>
    problems.length === 0
      ? []
      : [title, ...problems.map(({ line, field, reason }) => `  line ${line}, ${field}: ${reason}`)];
  return [
    ...section('Refused:', refused),
    ...section('Pictures that could not be loaded (their products were imported without them):', unreachable),
    `Products: ${created} created, ${updated} updated, ${unchanged} unchanged. Collections: ${collections}. ` +
      `Lines refused: ${new Set(refused.map(({ line }) => line)).size}. Pictures missing: ${unreachable.length}.`,
  ].join('\n');
}
