import type { BulkReport, BulkResult, Refusal } from '@smallshop/contract';

/** The result of a row that was refused. Its errors name the field and the fix. */
export function refusedRow(row: string, { code, field, detail, errors }: Refusal): BulkResult {
  const named = field === undefined ? [] : [{ field, code: 'invalid' as const, ...(detail && { detail }) }];
  return { row, status: 'refused', code, errors: errors ?? named };
}

export function reportOf(items: BulkResult[]): BulkReport {
  const changed = items.filter(({ status }) => status === 'changed').length;
  return { changed, refused: items.length - changed, items };
}
