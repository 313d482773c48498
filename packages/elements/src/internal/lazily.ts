import type { ReactiveControllerHost } from 'lit';

/**
 * A part of an element that is fetched when it is first asked for; undefined until then, and the element
 * renders again once it has come. Where it could not be fetched, the next render asks again.
 */
export function lazily<T>(host: ReactiveControllerHost, fetch: () => Promise<T>): () => T | undefined {
  let part: T | undefined;
  let coming = false;
  return () => {
    if (!part && !coming) {
      coming = true;
      void fetch().then(
        (fetched) => {
          part = fetched;
          host.requestUpdate();
        },
        () => (coming = false),
      );
    }
    return part;
  };
}
