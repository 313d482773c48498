import type { ConsentStorage } from './port.ts';

/** Where cookies are off. Has no expiry of its own; the answers carry their time. */
export const localStorageOf = (view: Pick<Window, 'localStorage'>): ConsentStorage => ({
  read: (name) => view.localStorage.getItem(name),
  // It throws where it is full or blocked.
  write: (name, value) => (view.localStorage.setItem(name, value), true),
  clear: (name) => view.localStorage.removeItem(name),
});
