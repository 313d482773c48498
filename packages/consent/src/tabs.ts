import { safely } from './safely.ts';

export interface Tabs {
  /** Says that the stored decision changed. Says nothing of what it is: a forged message can grant nothing. May throw. */
  tell(): void;
  close(): void;
}

type View = Pick<Window, 'localStorage' | 'addEventListener' | 'removeEventListener'> & {
  BroadcastChannel?: typeof BroadcastChannel;
};

/** Keeps the tabs of one shop equal: whoever hears of a change reads the storage again. */
export function connectTabs(name: string, view: View, onChange: () => void): Tabs {
  const channel = safely(() => new view.BroadcastChannel!(name));
  if (channel) {
    // WebKit carries messages faster than cookies: read at once, it would still be the old one.
    channel.onmessage = () => setTimeout(onChange, 250);
    return { tell: () => channel.postMessage(0), close: () => channel.close() };
  }
  // Any change of storage: the decision may be in what was cleared.
  view.addEventListener('storage', onChange);
  return {
    tell() {
      view.localStorage.setItem(name + '.ping', '');
      view.localStorage.removeItem(name + '.ping');
    },
    close: () => view.removeEventListener('storage', onChange),
  };
}
