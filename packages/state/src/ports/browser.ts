import type { ChannelPort, LocksPort, OnlinePort, Ports, StoragePort, TimerPort } from './ports.ts';

/** Storage that falls back to memory if the browser's storage is blocked, full or missing. */
export function safeStorage(open: () => Storage): StoragePort {
  const memory = new Map<string, string>();
  const attempt = <T>(use: (area: Storage) => T, otherwise: T): T => {
    try {
      return use(open());
    } catch {
      return otherwise;
    }
  };
  return {
    get: (key) => memory.get(key) ?? attempt((area) => area.getItem(key), null),
    set(key, value) {
      memory.delete(key);
      if (!attempt((area) => (area.setItem(key, value), true), false)) memory.set(key, value);
    },
    remove(key) {
      memory.delete(key);
      attempt((area) => area.removeItem(key), undefined);
    },
    keys: (prefix) =>
      [...new Set([...memory.keys(), ...attempt((area) => Object.keys(area), [])])].filter((key) =>
        key.startsWith(prefix),
      ),
  };
}

/** Opens the channel on the first `listen`. */
export function browserChannel(name: string): ChannelPort {
  let channel: BroadcastChannel | undefined;
  return {
    post: (key, value) => channel?.postMessage([key, value]),
    listen(listener) {
      // Outside a window there are no other tabs, and an open channel would keep Node from ending.
      if (typeof window === 'undefined') return () => {};
      channel = new BroadcastChannel(name);
      channel.onmessage = ({ data }) => listener(data[0], data[1]);
      return () => {
        channel?.close();
        channel = undefined;
      };
    },
  };
}

const browserOnline: OnlinePort = {
  listen(listener) {
    if (typeof window === 'undefined') return () => {};
    const seen = () => document.visibilityState === 'visible' && listener();
    const offs = [
      on(window, 'online', listener),
      on(window, 'focus', listener),
      on(document, 'visibilitychange', seen),
    ];
    return () => offs.forEach((off) => off());
  },
};

const browserTimer: TimerPort = {
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds);
    return () => clearTimeout(timer);
  },
};

function on(target: EventTarget, type: string, listener: () => void): () => void {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}

/** 32 hex digits. `crypto.randomUUID` is missing on plain http, where a shop may be tried out. */
function randomHex(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte + 256).toString(16).slice(1)).join('');
}

/** The ports of a browser tab; in Node they keep everything in memory. */
export function browserPorts(name: string): Ports {
  const storage = safeStorage(() => localStorage);
  const random = randomHex;
  // Web Locks exist on https only. Their replacement is rarely needed, so it is loaded on demand.
  const weblocks = typeof navigator === 'undefined' ? undefined : navigator.locks;
  let leases: LocksPort | undefined;
  const locks: LocksPort = {
    async run(lock, work) {
      if (weblocks) return weblocks.request(lock, work);
      const { leaseLocks } = await import('./lease.ts');
      leases ??= leaseLocks({ storage, timer: browserTimer, clock: Date.now, random });
      return leases.run(lock, work);
    },
  };
  return {
    storage,
    session: safeStorage(() => sessionStorage),
    shared: {
      update: async (key, change) => (await import('./indexed-db.ts')).sharedTexts(name, storage).update(key, change),
    },
    channel: browserChannel(name),
    online: browserOnline,
    locks,
    timer: browserTimer,
    clock: Date.now,
    random,
  };
}
