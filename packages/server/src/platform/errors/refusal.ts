import type { ErrorCode, FieldError } from '@smallshop/contract';

/** What a refusal can tell besides its code; it becomes part of the problem document. */
export interface RefusalDetails {
  detail?: string;
  field?: string;
  errors?: FieldError[];
  /** With `out_of_stock`: how many can still be had. */
  left?: number;
  /** With `version_conflict`: the present cart or checkout. */
  current?: unknown;
  /** Seconds after which another try makes sense. */
  retryAfter?: number;
}

/** A "no" that belongs to the API, handed back as a value. Bugs are thrown. */
export interface Refusal extends RefusalDetails {
  readonly refused: true;
  readonly code: ErrorCode;
}

/** `return refuse('out_of_stock', { left: 2 })`. */
export function refuse(code: ErrorCode, details: RefusalDetails = {}): Refusal {
  return { refused: true, code, ...details };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
}
