import type { ErrorCode, FieldError, Problem } from '@smallshop/contract';

/** Codes of the API and of the client. */
export type ShopErrorCode =
  | ErrorCode
  /** No complete response: offline, connection refused or interrupted. */
  | 'network_error'
  /** No response within the timeout. */
  | 'timeout'
  /** The response is not JSON, or does not match the contract. */
  | 'invalid_answer'
  /** An error response that is not in the API's format, such as a proxy's HTML page. */
  | 'unknown_error';

/** Details of a ShopError. */
export interface ShopErrorDetails {
  operation: string;
  status?: number;
  problem?: Partial<Problem>;
  requestId?: string | null;
  retryAfter?: number | undefined;
  cause?: unknown;
}

/** A registered symbol, so that errors of another copy of this code are recognized. */
const marker = Symbol.for('smallshop.error');

/** The error of a failed call. `code` is stable. Texts for shoppers belong to the code that shows them. */
export class ShopError extends Error {
  declare readonly code: ShopErrorCode;
  /** HTTP status. Undefined if no response came. */
  declare readonly status: number | undefined;
  /** Dotted path of the first invalid field. */
  declare readonly field: string | undefined;
  /** All invalid fields. */
  declare readonly errors: readonly FieldError[];
  declare readonly requestId: string | null;
  /** With `out_of_stock`: the quantity that is still available. */
  declare readonly left: number | undefined;
  /** With `version_conflict`: the current cart or checkout. */
  declare readonly current: unknown;
  /** Method and path template, such as `POST /v1/carts/{cartId}/lines`. Never contains an id or a token. */
  declare readonly operation: string;
  /** Delay that the server asked for, in milliseconds. */
  declare readonly retryAfter: number | undefined;

  constructor(
    code: ShopErrorCode,
    { operation, status, problem = {}, requestId, retryAfter, cause }: ShopErrorDetails,
  ) {
    super(`Could not complete ${operation} (${status && code !== 'invalid_answer' ? status : code})`, { cause });
    this.name = 'ShopError';
    this.code = code;
    this.operation = operation;
    this.status = status;
    this.field = problem.field;
    this.errors = problem.errors ?? [];
    this.requestId = problem.requestId ?? requestId ?? null;
    this.left = problem.left;
    this.current = problem.current;
    this.retryAfter = retryAfter;
    Object.defineProperty(this, marker, { value: true });
  }
}

/** Whether a value is a ShopError. Recognizes errors of another bundle or frame too. */
export function isShopError(value: unknown): value is ShopError {
  return typeof value === 'object' && value !== null && marker in value;
}
