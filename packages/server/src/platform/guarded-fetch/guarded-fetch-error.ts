export type GuardedFetchCode =
  | 'url_not_allowed'
  | 'address_not_public'
  | 'host_not_found'
  | 'unreachable'
  | 'timeout'
  | 'too_large'
  | 'too_many_redirects';

/** Why a fetch failed. The message contains the requested host, but nothing from the response. */
export class GuardedFetchError extends Error {
  override name = 'GuardedFetchError';
  readonly code: GuardedFetchCode;
  constructor(code: GuardedFetchCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
