import type { ReactiveControllerHost } from 'lit';

export interface Lazy<T> {
  /** Asks for it: undefined until it has come; the element renders again then. */
  (): T | undefined;
  /** Without asking for it. */
  present?: T;
  /** The last try failed. The element renders again then, and at the next try. */
  failed?: boolean;
}

const maxTries = 5;

/** A part of an element that is fetched when it is first asked for. A failed try is repeated after 1, 2, 4 and 8 seconds, then when it is asked for again. */
export function lazily<T>(host: ReactiveControllerHost, fetch: () => Promise<T>): Lazy<T> {
  let coming = false;
  let tries = 0;
  const lazy: Lazy<T> = () => {
    if (!coming) {
      coming = true;
      void fetch().then(
        (part) => {
          lazy.present = part;
          lazy.failed = false;
          host.requestUpdate();
        },
        () => {
          lazy.failed = true;
          host.requestUpdate();
          setTimeout(() => {
            coming = false;
            if (tries < maxTries) host.requestUpdate();
          }, 500 * 2 ** ++tries);
        },
      );
    }
    return lazy.present;
  };
  return lazy;
}

/** Safari has no idle callbacks: there it is after what is under way. */
export const whenIdle = (work: () => void): void => void (window.requestIdleCallback ?? setTimeout)(() => work());
