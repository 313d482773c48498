import type { ErrorCode, FieldError } from '@smallshop/contract';

/** Details of a refusal, in addition to its code. */
export interface RefusalDetails {
  detail?: string;
  field?: string;
  errors?: FieldError[];
  left?: number;
  current?: unknown;
}

/** A refusal of the shop, as a value. */
export class Refusal {
  readonly code: ErrorCode;
  readonly details: RefusalDetails;
  constructor(code: ErrorCode, details: RefusalDetails) {
    this.code = code;
    this.details = details;
  }
}

/** `return refuse('out_of_stock', { left: 2 })`. */
export function refuse(code: ErrorCode, details: RefusalDetails = {}): Refusal {
  return new Refusal(code, details);
}
