import { consentNoticeInputSchema, type ConsentNoticeInput } from '@smallshop/contract';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { noticeErrors } from '../../people/consent/notice/notice-errors.ts';
import { fieldErrors, unknownFields } from '../../platform/errors/field-errors.ts';

/**
 * What the shop asks consent for, as `PUT /v1/admin/consent-notice` takes it; a folder without the file asks nothing.
 */
export async function readConsentFile(dir: string): Promise<ConsentNoticeInput | undefined> {
  const text = await readFile(join(dir, 'consent.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const raw = JSON.parse(text) as unknown;
  const parsed = consentNoticeInputSchema.safeParse(raw);
  const errors = parsed.success
    ? [...unknownFields(raw, parsed.data), ...noticeErrors(parsed.data)]
    : fieldErrors(parsed.error.issues, raw);
  if (errors.length > 0)
    throw new Error(errors.map(({ field, code, detail }) => `consent.json: ${field}: ${detail ?? code}`).join('\n'));
  return parsed.data;
}
