/** Text kept between page loads. Never throws: if storage is blocked, it keeps nothing. */
export interface StoragePort {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Returns all keys that begin with the prefix. */
  keys(prefix: string): string[];
}

/**
 * Text that is consistent across tabs: updates run one after the other, and each sees the previous one. `StoragePort`
 * does
 * not guarantee this, even under a lock: a tab may read a value that another tab has just replaced.
 */
export interface SharedPort {
  /** `change` gets the current text and returns the next one. Null means no text. Resolves with the stored text. */
  update(key: string, change: (present: string | null) => string | null): Promise<string | null>;
}

/** Notifies the other tabs of a changed value. A tab does not receive its own messages. */
export interface ChannelPort {
  post(key: string, value: string | null): void;
  listen(listener: (key: string, value: string | null) => void): () => void;
}

/** Calls the listener when a request may work again: the network is back, or the tab is visible or focused again. */
export interface OnlinePort {
  listen(listener: () => void): () => void;
}

/** Locks across tabs. Runs the work while no other tab holds the lock of that name. A closed tab releases its locks. */
export interface LocksPort {
  run<T>(name: string, work: () => T | Promise<T>): Promise<T>;
}

/** Calls `work` once after that many milliseconds. The returned function cancels it. */
export interface TimerPort {
  after(milliseconds: number, work: () => void): () => void;
}

/** The environment of the stores: a browser or a test. */
export interface Ports {
  storage: StoragePort;
  /** Kept until the tab is closed. Survives a reload. */
  session: StoragePort;
  shared: SharedPort;
  channel: ChannelPort;
  online: OnlinePort;
  locks: LocksPort;
  timer: TimerPort;
  /** Milliseconds since 1970. */
  clock: () => number;
  /** Unguessable text, at least 16 characters of `A-Za-z0-9_-`. */
  random: () => string;
}
