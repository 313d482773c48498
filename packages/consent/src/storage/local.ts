import { safely } from '../safely.ts';
import type { ConsentStorage } from './port.ts';

/** Where cookies are off. Has no expiry of its own; the answers carry their time. */
export function localStorageOf(view: Pick<Window, 'localStorage'>): ConsentStorage {
  return {
    read: (name) => safely(() => view.localStorage.getItem(name), null),
    write: (name, value) =>
      safely(() => {
        view.localStorage.setItem(name, value);
        return view.localStorage.getItem(name) === value;
      }, false),
    clear: (name) => safely(() => view.localStorage.removeItem(name), undefined),
  };
}
