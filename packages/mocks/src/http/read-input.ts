import {
  refuse,
  coerceQuery,
  maxBodyBytes,
  type FieldError,
  type FieldErrorCode,
  type Refusal,
} from '@smallshop/contract';
import type { Match } from './match-route.ts';

type Schema = NonNullable<Match['route']['body']>;
type Issues = NonNullable<ReturnType<Schema['safeParse']>['error']>['issues'];

/** Returns path parameters, query and body in one flat object, validated against the route's schemas. */
export function readInput({ route, params }: Match, url: string, body: string): Record<string, unknown> | Refusal {
  const input: Record<string, unknown> = { ...params };
  if (route.query) {
    const { searchParams } = new URL(url);
    const given = coerceQuery(route.query, (name) => searchParams.getAll(name));
    const checked = route.query.safeParse(given);
    if (!checked.success) return invalid(checked.error.issues, given);
    Object.assign(input, checked.data);
  }
  if (route.body) {
    if (new TextEncoder().encode(body).length > maxBodyBytes) return refuse('payload_too_large');
    let given: unknown;
    try {
      // Without a body, all its fields are omitted.
      given = body === '' ? {} : JSON.parse(body);
    } catch {
      return refuse('invalid_json');
    }
    if (typeof given !== 'object' || given === null || Array.isArray(given)) return refuse('invalid_request');
    const checked = route.body.safeParse(given);
    if (!checked.success) return invalid(checked.error.issues, given);
    const unknown = unknownFields(given, checked.data);
    if (unknown.length) return refuse('invalid_request', { errors: unknown, field: unknown[0]!.field });
    Object.assign(input, checked.data);
  }
  const unstorable = unstorableFields(input);
  return unstorable.length ? refuse('invalid_request', { errors: unstorable, field: unstorable[0]!.field }) : input;
}

/** Texts that a database cannot store: with U+0000 or half of a surrogate pair. */
function unstorableFields(value: unknown, path: string[] = []): FieldError[] {
  if (typeof value === 'string')
    return value.isWellFormed() && !value.includes('\0') ? [] : [{ field: path.join('.'), code: 'invalid' }];
  if (!value || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => unstorableFields(inner, [...path, name]));
}

/** Sent fields that the schema does not know: a misspelled field must not be ignored silently. */
function unknownFields(given: unknown, checked: unknown, path: string[] = []): FieldError[] {
  if (!given || !checked || typeof given !== 'object' || typeof checked !== 'object') return [];
  return Object.entries(given).flatMap(([name, value]): FieldError[] => {
    const inner = [...path, name];
    if (!Object.hasOwn(checked, name)) return [{ field: inner.join('.'), code: 'unknown_field' }];
    return unknownFields(value, (checked as Record<string, unknown>)[name], inner);
  });
}

function invalid(issues: Issues, given: unknown): Refusal {
  const errors = issues.map((issue): FieldError => ({ field: issue.path.join('.'), code: codeOf(issue, given) }));
  return refuse('invalid_request', { errors, ...(errors[0]?.field && { field: errors[0].field }) });
}

function codeOf(issue: Issues[number], given: unknown): FieldErrorCode {
  const value = issue.path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key],
    given,
  );
  if (value === undefined) return 'required';
  if (issue.code === 'invalid_value') return 'not_allowed';
  if (issue.code === 'too_small') return typeof value === 'number' ? 'too_small' : 'too_short';
  if (issue.code === 'too_big') return typeof value === 'number' ? 'too_large' : 'too_long';
  return 'invalid';
}
