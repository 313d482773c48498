import type { ReactiveControllerHost } from 'lit';

export interface Lazy<T> {
  /** Asks for it: undefined until it has come; the element renders again then. */
  (): T | undefined;
  /** Without asking for it. */
  present?: T;
}

/** A part of an element that is fetched when it is first asked for. Where that failed, the next question tries again. */
export function lazily<T>(host: ReactiveControllerHost, fetch: () => Promise<T>): Lazy<T> {
  let coming = false;
  const lazy: Lazy<T> = () => {
    if (!coming) {
      coming = true;
      void fetch().then(
        (part) => {
          lazy.present = part;
          host.requestUpdate();
        },
        () => (coming = false),
      );
    }
    return lazy.present;
  };
  return lazy;
}

/** Safari has no idle callbacks: there it is after what is under way. */
export const whenIdle = (work: () => void): void => void (window.requestIdleCallback ?? setTimeout)(() => work());
