import type { ShopError } from '@smallshop/state';

const connectionErrors: readonly ShopError['code'][] = ['network_error', 'timeout'];

/** Codes that the page's author has to mend: asking again does not help the shopper. */
const authorCodes = /^(key_|origin_not_allowed$|collection_not_found$)/;

/** Whether the server could not be reached. */
export const isConnectionError = (code: string | undefined): boolean =>
  (connectionErrors as readonly (string | undefined)[]).includes(code);

/** Which words fit an answer that did not come: of the shopper's network, or of the shop. */
export const connectionErrorKey = (): 'offline' | 'unreachable' => (navigator.onLine ? 'unreachable' : 'offline');

/** The same for an error of any code: `error` if something failed at the shop. */
export function failureKey(code: string): 'offline' | 'unreachable' | 'error' {
  if (code === 'network_error') return connectionErrorKey();
  return authorCodes.test(code) ? 'unreachable' : 'error';
}
