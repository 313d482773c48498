import type { FieldError, FieldErrorCode } from '@smallshop/contract';
import * as z from 'zod/mini';

// zod/mini has no messages of its own. Callers of the API read them in `detail`.
z.config(z.locales.en());

type Issue = z.core.$ZodIssue;

/**
 * Converts zod's issues to field errors of the API. `raw` is the input as it was sent: an absent value is `required`,
 * not `invalid`.
 */
export function fieldErrors(issues: readonly Issue[], raw: unknown): FieldError[] {
  return issues.map((issue) => ({ field: issue.path.join('.'), code: codeOf(issue, raw), detail: issue.message }));
}

function codeOf(issue: Issue, raw: unknown): FieldErrorCode {
  switch (issue.code) {
    case 'invalid_type':
      return valueAt(raw, issue.path) === undefined ? 'required' : 'invalid';
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? 'too_short' : 'too_small';
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array' ? 'too_long' : 'too_large';
    case 'invalid_value':
      return valueAt(raw, issue.path) === undefined ? 'required' : 'not_allowed';
    case 'unrecognized_keys':
      return 'unknown_field';
    default:
      return 'invalid';
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);
}

/**
 * Returns an error for each field that was sent but that the schema does not have, at every depth. Otherwise a
 * misspelt field would be ignored without a message.
 */
export function unknownFields(raw: unknown, parsed: unknown, path = ''): FieldError[] {
  if (!isObject(raw) || !isObject(parsed)) return [];
  return Object.keys(raw).flatMap((key) => {
    const field = path ? `${path}.${key}` : key;
    if (!Object.hasOwn(parsed, key))
      return [{ field, code: 'unknown_field' as const, detail: 'There is no such field.' }];
    return unknownFields(raw[key], parsed[key], field);
  });
}

/** Returns an error for each field whose text or name PostgreSQL cannot store: U+0000 and lone surrogates. */
export function unstorableFields(value: unknown, path = ''): FieldError[] {
  if (typeof value === 'string')
    return isStorable(value)
      ? []
      : [{ field: path, code: 'invalid', detail: 'U+0000 and lone surrogates are not allowed: remove them.' }];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const field = path ? `${path}.${storableText(key)}` : storableText(key);
    return isStorable(key)
      ? unstorableFields(inner, field)
      : [
          {
            field,
            code: 'invalid' as const,
            detail: 'A name may not contain U+0000 or lone surrogates: remove them.',
          },
        ];
  });
}

/** The text as PostgreSQL can store it, with U+FFFD for each character that it cannot store. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
