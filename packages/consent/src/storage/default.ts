import type { ConsentStorage } from './port.ts';
import { cookieStorage } from './cookie.ts';
import { layeredStorage } from './layered.ts';
import { localStorageOf } from './local.ts';

/** A cookie; web storage where cookies are off; else, and on a server, nothing: an answer holds on its page only. */
export function defaultStorage(document: Document | undefined): ConsentStorage {
  const view = document?.defaultView;
  return view ? layeredStorage(cookieStorage(document), localStorageOf(view)) : layeredStorage();
}
