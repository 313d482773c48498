import type { ShopError } from '@smallshop/state';
import { ShopErrorEvent } from '../events/error-event.ts';
import { pageError } from '../internal/page-error.ts';

/** Tells why a page's configuration cannot be asked: as the shop's own failures are told, and in the console with where to look. */
export function complain(host: EventTarget, failure: unknown, config: unknown): void {
  const status = failure instanceof Response ? failure.status : undefined;
  // What cannot be read throws a SyntaxError; fetch throws a TypeError where no answer came.
  const code: ShopError['code'] = status ? 'unknown_error' : failure instanceof TypeError ? 'network_error' : 'invalid_answer';
  const where = typeof config === 'string' ? `config="${config}"` : 'the configuration in the tag';
  console.error(`SmallShop: <smallshop-cookie-consent> could not read ${where}; everything stays denied.`, failure);
  const error = pageError(code, 'GET consent configuration', { status, cause: failure });
  host.dispatchEvent(new ShopErrorEvent({ error }));
}
