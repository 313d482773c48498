import { ShopErrorEvent } from '../../events/error-event.ts';
import { pageError } from './page-error.ts';
import { warnOnce } from '../warnings/warn.ts';

/**
 * A part of an element could not be fetched, after several tries: the console says so once, the page hears
 * `smallshop-error`.
 */
export function reportLoadError(host: Element, cause: unknown): void {
  const operation = `loading a part of <${host.localName}>`;
  warnOnce(`${operation} failed. ${cause}`);
  host.dispatchEvent(new ShopErrorEvent({ error: pageError('network_error', operation, { cause }) }));
}
