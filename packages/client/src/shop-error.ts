import type { ErrorCode, FieldError, Problem } from '@smallshop/contract';

/** Codes of the API, and those that only a client can know of. */
export type ShopErrorCode =
  | ErrorCode
  /** No answer came: offline, refused, cut off in the middle. */
  | 'network_error'
  /** No answer came in time. */
  | 'timeout'
  /** The answer is no JSON, or not what the contract says. */
  | 'invalid_answer'
  /** A failure in a form that is not the API's, such as a proxy's HTML page. */
  | 'unknown_error';

/** What a ShopError is made of, besides its code. */
export interface ShopErrorDetails {
  operation: string;
  status?: number;
  problem?: Partial<Problem>;
  requestId?: string | null;
  retryAfter?: number | undefined;
  cause?: unknown;
}

/** Registered, so that an error of another copy of this code is known as one. */
const marker = Symbol.for('smallshop.error');

/** Why a call did not do what it should. `code` is stable; words for people belong to who shows them. */
export class ShopError extends Error {
  declare readonly code: ShopErrorCode;
  /** HTTP status; undefined where no answer came. */
  declare readonly status: number | undefined;
  /** Dotted path of the first field at fault. */
  declare readonly field: string | undefined;
  /** Every field at fault. */
  declare readonly errors: readonly FieldError[];
  declare readonly requestId: string | null;
  /** With `out_of_stock`: how many pieces can still be had. */
  declare readonly left: number | undefined;
  /** With `version_conflict`: the present cart or checkout. */
  declare readonly current: unknown;
  /** Method and path template, `POST /v1/carts/{cartId}/lines`: never an id or a token. */
  declare readonly operation: string;
  /** How long the server asked to wait, in milliseconds. */
  declare readonly retryAfter: number | undefined;

  constructor(code: ShopErrorCode, { operation: act, status, problem = {}, requestId, retryAfter, cause }: ShopErrorDetails) {
    super(`Could not complete ${act} (${status && code !== 'invalid_answer' ? status : code})`, { cause });
    this.name = 'ShopError';
    this.code = code;
    this.operation = act;
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

/** Whether a value is a ShopError, also one of another bundle or frame. */
export function isShopError(value: unknown): value is ShopError {
  return typeof value === 'object' && value !== null && marker in value;
}
