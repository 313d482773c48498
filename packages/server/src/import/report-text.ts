import type { RowProblem } from './csv-file.ts';
import type { ImportReport } from './import-products.ts';

/** The report as the merchant reads it: each problem on its line, a summary at the end. */
export function reportText(report: ImportReport): string {
  const { created, updated, unchanged } = report.products;
  const line = ({ line, column, reason }: RowProblem) => `  line ${line}, ${column}: ${reason}`;
  const rows = new Set(report.refused.map((problem) => problem.line)).size;
  return [
    ...(rows > 0 ? ['Refused:', ...report.refused.map(line)] : []),
    ...(report.unreachable.length > 0 ? ['Pictures that could not be had (their products were imported without them):', ...report.unreachable.map(line)] : []),
    `Products: ${created} created, ${updated} updated, ${unchanged} unchanged. Rows refused: ${rows}. Pictures missing: ${report.unreachable.length}.`,
  ].join('\n');
}

export function importedAnything({ products }: ImportReport): boolean {
  return products.created + products.updated + products.unchanged > 0;
}
