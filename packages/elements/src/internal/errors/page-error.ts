import type { ShopError } from '@smallshop/state';

/**
 * A `ShopError` of the page itself, without the code of the client that makes those of the API. Fields that are not
 * set are undefined.
 */
export function pageError(
  code: ShopError['code'],
  operation: string,
  { status, cause }: { status?: number | undefined; cause: unknown },
): ShopError {
  return Object.assign(new Error(`Could not complete ${operation} (${status ?? code})`, { cause }), {
    name: 'ShopError',
    code,
    operation,
    status,
    errors: [],
    requestId: null,
  }) as unknown as ShopError;
}
