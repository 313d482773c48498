/** Text kept between page loads. Never throws: where storage is blocked it forgets. */
export interface StoragePort {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** Every key that begins with the prefix. */
  keys(prefix: string): string[];
}

/**
 * Text on which all tabs agree: one tab after the other, each sees what the one before it wrote. `StoragePort` is
 * not that, also not under a lock: a tab may read what another one has replaced a moment ago.
 */
export interface SharedPort {
  /** `change` gets the present text and answers the next one; null is none. Resolves with what stands then. */
  update(key: string, change: (present: string | null) => string | null): Promise<string | null>;
}

/** Tells the other tabs which stored value changed. A tab does not hear itself. */
export interface ChannelPort {
  post(key: string, value: string | null): void;
  listen(listener: (key: string, value: string | null) => void): () => void;
}

/** Calls back whenever a request may work again: the network is back, the tab is looked at again. */
export interface OnlinePort {
  listen(listener: () => void): () => void;
}

/** One at a time across tabs: runs the work while no other tab holds the name; frees it when the tab dies. */
export interface LocksPort {
  run<T>(name: string, work: () => T | Promise<T>): Promise<T>;
}

/** Calls back once after that many milliseconds; what it returns cancels. */
export interface TimerPort {
  after(milliseconds: number, work: () => void): () => void;
}

/** What surrounds the stores: a browser, or a test. */
export interface Ports {
  storage: StoragePort;
  /** Lives as long as the tab; survives a reload. */
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
