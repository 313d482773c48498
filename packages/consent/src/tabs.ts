import { safely } from './safely.ts';

export interface Tabs {
  /** Says that the stored decision changed. Says nothing of what it is: a forged message can grant nothing. */
  tell(): void;
  close(): void;
}

type View = Pick<Window, 'localStorage' | 'addEventListener' | 'removeEventListener'> & {
  BroadcastChannel?: typeof BroadcastChannel;
};

/** Keeps the tabs of one shop equal: whoever hears of a change reads the storage again. */
export function connectTabs(name: string, view: View, onChange: () => void): Tabs {
  const channel = safely(() => (view.BroadcastChannel ? new view.BroadcastChannel(name) : null), null);
  if (channel) {
    channel.onmessage = onChange;
    return { tell: () => safely(() => channel.postMessage(0), undefined), close: () => channel.close() };
  }

  const ping = `${name}.ping`;
  const onStorage = (event: StorageEvent) => {
    // A null key is a cleared storage, and the decision may have been in it.
    if (event.key === null || event.key.startsWith(name)) onChange();
  };
  view.addEventListener('storage', onStorage);
  return {
    tell: () =>
      safely(() => {
        view.localStorage.setItem(ping, '');
        view.localStorage.removeItem(ping);
      }, undefined),
    close: () => view.removeEventListener('storage', onStorage),
  };
}
