import { catalogLimits, type FieldError } from '@smallshop/contract';

const words = '[\\p{L}\\p{M}\\p{N}\\u200c\\u200d]+';
const pattern = new RegExp(`^${words}([-_.]${words})*$`, 'u');

/**
 * Returns the handle that a text writes: letters, their marks and digits of any script, in one spelling. The same word
 * must be the same handle however it was typed. Undefined if it is no handle.
 */
export function readHandle(text: string): string | undefined {
  const handle = text.normalize('NFC').toLowerCase().normalize('NFC');
  return pattern.test(handle) && [...handle].length <= catalogLimits.handleLength ? handle : undefined;
}

/** Why a text is no handle, with one that it could be. Empty if it is one. */
export function handleErrors(field: string, text: string): FieldError[] {
  if (readHandle(text) !== undefined) return [];
  const tooLong = [...text].length > catalogLimits.handleLength;
  const similar = text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu)
    ?.join('-');
  const detail = tooLong
    ? `is longer than ${catalogLimits.handleLength} characters: shorten it`
    : `"${text}" may have letters and digits, with single hyphens between them: write "${similar ?? 'tea-cup'}"`;
  return [{ field, code: tooLong ? 'too_long' : 'invalid', detail }];
}
