import { cookieStorage } from './cookie.ts';
import { layeredStorage } from './layered.ts';
import { localStorageOf } from './local.ts';
import { memoryStorage } from './memory.ts';
import type { ConsentStorage } from './port.ts';

/** A cookie; web storage where cookies are off; else, and on a server, memory. */
export function defaultStorage(document: Document | undefined): ConsentStorage {
  const view = document?.defaultView;
  return view ? layeredStorage(cookieStorage(document), localStorageOf(view), memoryStorage()) : memoryStorage();
}
