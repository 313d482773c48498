import { safely } from '../safely.ts';

export interface Tabs {
  /** Reports that the stored decision changed, but not the decision: a forged message can grant nothing. May throw. */
  notify(): void;
  close(): void;
}

type View = Pick<Window, 'localStorage' | 'addEventListener' | 'removeEventListener'> & {
  BroadcastChannel?: typeof BroadcastChannel;
};

/** Keeps the tabs of one shop equal: a tab that is notified of a change reads the storage again. */
export function connectTabs(name: string, view: View, onChange: () => void): Tabs {
  const channel = safely(() => new view.BroadcastChannel!(name));
  if (channel) {
    // WebKit delivers messages faster than cookies: a read without a delay would still return the old cookie.
    channel.onmessage = () => setTimeout(onChange, 250);
    return { notify: () => channel.postMessage(0), close: () => channel.close() };
  }
  // Any change of storage: the decision may be in what was cleared.
  view.addEventListener('storage', onChange);
  return {
    notify() {
      view.localStorage.setItem(name + '.ping', '');
      view.localStorage.removeItem(name + '.ping');
    },
    close: () => view.removeEventListener('storage', onChange),
  };
}
