import type { ShopError } from '@smallshop/state';
import { ShopErrorEvent } from '../../events/error-event.ts';
import { pageError } from '../../internal/errors/page-error.ts';

/** Entities, typographic quotes, paragraphs and line breaks: the changes that WordPress makes to text. */
const prose = /&#?\w+;|[“”„«»″]|<\/?(p|br)\b/i;
const hint =
  ' Its quotes or lines were changed, as WordPress does with text (wptexturize, wpautop): use a "Custom HTML" block, ' +
  'or put the configuration into a file and name it in config.';

/** Reports why a page's configuration cannot be read: as an error event like the shop's, and in the console. */
export function reportError(host: Node, failure: unknown, config: unknown): void {
  const status = failure instanceof Response ? failure.status : undefined;
  // An unreadable configuration throws a SyntaxError. fetch throws a TypeError if there is no response.
  const code: ShopError['code'] = status
    ? 'unknown_error'
    : failure instanceof TypeError
      ? 'network_error'
      : 'invalid_answer';
  const where = typeof config === 'string' ? `config="${config}"` : 'the configuration in the tag';
  const text = typeof config === 'string' ? '' : (host.textContent ?? '');
  console.error(
    `SmallShop: <smallshop-cookie-consent> could not read ${where}; everything stays denied.` +
      (code === 'invalid_answer' && prose.test(text) ? hint : ''),
    failure,
  );
  const error = pageError(code, 'GET consent configuration', { status, cause: failure });
  host.dispatchEvent(new ShopErrorEvent({ error }));
}
