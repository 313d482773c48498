import type { ChannelPort, LocksPort, OnlinePort, Ports, SharedPort, StoragePort, TimerPort } from '../ports/ports.ts';

export interface Tab extends Ports {
  /** The tab is looked at, or the network is back. */
  wake(): void;
  /** The tab dies: its locks are freed, nothing it does reaches anything any more. */
  close(): void;
  closed(): boolean;
}

export interface Browser {
  storage: Map<string, string>;
  tab(session?: Map<string, string>): Tab;
  /**
   * From now on a tab reads of another one's storage what it held before: locks are faster than storage, as in real
   * browsers.
   */
  lag(): void;
  /** All tabs see all that was stored. */
  catchUp(): void;
  /** Lets time pass; calls what falls due, in order. */
  advance(milliseconds: number): void;
}

interface Waiting {
  tab: number;
  start: () => void;
}

/** A browser without windows. Its tabs share storage, a channel, locks and a clock that only `advance` moves. */
export function createBrowser(): Browser {
  const storage = new Map<string, string>();
  const texts = new Map<string, string>();
  let before: Map<string, string> | null = null;
  const clean = new Set<() => void>();
  const settle = () => clean.forEach((clear) => clear());
  const channels = new Map<object, (key: string, value: string | null) => void>();
  const queues = new Map<string, Waiting[]>();
  const timers = new Set<{ at: number; work: () => unknown }>();
  let now = Date.UTC(2026, 10, 22, 12);
  let count = 0;

  function leave(name: string, waiting: Waiting): void {
    const queue = queues.get(name) ?? [];
    const first = queue[0];
    queues.set(
      name,
      queue.filter((each) => each !== waiting),
    );
    const next = queues.get(name)![0];
    if (next && next !== first) next.start();
  }

  function tab(session = new Map<string, string>()): Tab {
    const me = ++count;
    const resumeListeners = new Set<() => void>();
    const id = {};
    let dead = false;
    const mine = (map: Map<string, string>): StoragePort => {
      const area = map === storage ? laggingStorage() : mapStorage(map);
      return {
        ...area,
        set: (key, value) => void (dead || area.set(key, value)),
        remove: (key) => void (dead || area.remove(key)),
      };
    };
    /** What this tab wrote since storage began to lag; null was removed. */
    const written = new Map<string, string | null>();
    clean.add(() => written.clear());
    function laggingStorage(): StoragePort {
      const get = (key: string) =>
        before ? (written.has(key) ? written.get(key)! : (before.get(key) ?? null)) : (storage.get(key) ?? null);
      const put = (key: string, value: string | null) => {
        written.set(key, value);
        if (value === null) storage.delete(key);
        else storage.set(key, value);
      };
      return {
        get,
        set: put,
        remove: (key) => put(key, null),
        keys: (prefix) =>
          [...new Set([...(before ?? storage).keys(), ...written.keys()])].filter(
            (key) => key.startsWith(prefix) && get(key) !== null,
          ),
      };
    }
    const locks: LocksPort = {
      run: (name, work) =>
        new Promise((resolve, reject) => {
          const waiting: Waiting = {
            tab: me,
            start: () =>
              queueMicrotask(() => {
                if (!queues.get(name)?.includes(waiting)) return;
                void Promise.resolve()
                  .then(work)
                  .then(resolve, reject)
                  .finally(() => leave(name, waiting));
              }),
          };
          if (dead) return;
          const queue = [...(queues.get(name) ?? []), waiting];
          queues.set(name, queue);
          if (queue[0] === waiting) waiting.start();
        }),
    };
    const channel: ChannelPort = {
      post(key, value) {
        if (dead) return;
        // As messages travel: later, and to the others only.
        for (const [other] of channels) if (other !== id) queueMicrotask(() => channels.get(other)?.(key, value));
      },
      listen(heard) {
        channels.set(id, heard);
        return () => channels.delete(id);
      },
    };
    const shared: SharedPort = {
      async update(key, change) {
        const next = change(texts.get(key) ?? null);
        if (dead) return next;
        if (next === null) texts.delete(key);
        else texts.set(key, next);
        return next;
      },
    };
    const online: OnlinePort = { listen: (woken) => (resumeListeners.add(woken), () => resumeListeners.delete(woken)) };
    const timer: TimerPort = {
      after(milliseconds, work) {
        const due = { at: now + milliseconds, work: () => dead || work() };
        timers.add(due);
        return () => timers.delete(due);
      },
    };
    return {
      storage: mine(storage),
      session: mine(session),
      shared,
      channel,
      online,
      locks,
      timer,
      clock: () => now,
      random: () => `random-${String(++count).padStart(12, '0')}`,
      wake: () => resumeListeners.forEach((woken) => woken()),
      closed: () => dead,
      close() {
        dead = true;
        channels.delete(id);
        resumeListeners.clear();
        for (const [name, queue] of queues) for (const waiting of queue) if (waiting.tab === me) leave(name, waiting);
      },
    };
  }

  return {
    storage,
    tab,
    lag() {
      settle();
      before = new Map(storage);
    },
    catchUp() {
      before = null;
      settle();
    },
    advance(milliseconds) {
      now += milliseconds;
      for (const due of [...timers].sort((one, other) => one.at - other.at)) {
        if (due.at <= now && timers.delete(due)) due.work();
      }
    },
  };
}

export function mapStorage(map: Map<string, string>): StoragePort {
  return {
    get: (key) => map.get(key) ?? null,
    set: (key, value) => void map.set(key, value),
    remove: (key) => void map.delete(key),
    keys: (prefix) => [...map.keys()].filter((key) => key.startsWith(prefix)),
  };
}
