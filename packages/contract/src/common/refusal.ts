import type { ErrorCode, FieldError } from './problem.ts';

/** Details of a refusal besides its code. They become part of the problem document. */
export interface RefusalDetails {
  detail?: string;
  field?: string;
  errors?: FieldError[];
  /** With `out_of_stock`: the quantity that is still available. */
  left?: number;
  /** With `version_conflict`: the current cart, checkout or product. */
  current?: unknown;
  /** Seconds until the caller should try again. */
  retryAfter?: number;
}

/** An expected refusal of the API, returned as a value. Only bugs are thrown. */
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
