import type { ShopError } from '@smallshop/state';

/** Why a page's configuration could not be asked, in the words of the shop's errors, and in the console with the fix. */
export function errorOf(failure: unknown, config: unknown): ShopError {
  const status = failure instanceof Response ? failure.status : undefined;
  const code: ShopError['code'] = status ? 'unknown_error' : typeof config === 'string' && failure instanceof TypeError && /fetch|network|load/i.test(failure.message) ? 'network_error' : 'invalid_answer';
  const where = typeof config === 'string' ? `config="${config}"` : 'the configuration in the tag';
  console.error(`SmallShop: <smallshop-cookie-consent> could not read ${where}; everything stays denied.`, failure);
  const act = 'GET consent configuration';
  return Object.assign(new Error(`Could not complete ${act} (${status ?? code})`, { cause: failure }), {
    name: 'ShopError', code, act, status, field: undefined, errors: [], requestId: null, left: undefined, current: undefined, retryAfter: undefined,
  });
}
