import type { ReactiveControllerHost } from 'lit';

/** Called when all tries failed. */
export type LoadErrorReporter = (host: Element, error: unknown) => void;

export interface Lazy<T> {
  /** Asks for it: undefined until it has come; the element renders again then. */
  (): T | undefined;
  /** Without asking for it. */
  present?: T;
  /** The last try failed; it may be tried again without being asked. */
  failed?: boolean;
  /** All tries failed: it is tried again when it is asked for again. */
  gaveUp?: boolean;
}

/** Milliseconds before each further try. */
const retryDelaysMs = [1000, 4000, 10_000];

/** Repeats a failed fetch after 1, 4 and 10 seconds. */
export const withRetries = <T>(fetch: () => Promise<T>, failures = 0): Promise<T> =>
  fetch().catch(async (error: unknown) => {
    if (failures >= retryDelaysMs.length) throw error;
    await new Promise((resolve) => setTimeout(resolve, retryDelaysMs[failures]));
    return withRetries(fetch, failures + 1);
  });

/**
 * A part of an element that is fetched when it is first asked for. A failed fetch is repeated after 1, 4 and 10
 * seconds; then the failure is reported, by default as element and error in the console. The element renders again
 * after each try.
 */
export function lazyPart<T>(
  host: ReactiveControllerHost & Element,
  fetch: () => Promise<T>,
  report: LoadErrorReporter = console.error,
  delaysMs: readonly number[] = retryDelaysMs,
): Lazy<T> {
  let isLoading = false;
  const load = (failures: number) => {
    void fetch().then(
      (part) => {
        lazy.present = part;
        lazy.failed = false;
        host.requestUpdate();
      },
      (error: unknown) => {
        lazy.failed = true;
        host.requestUpdate();
        const delayMs = delaysMs[failures];
        if (delayMs !== undefined) return void setTimeout(load, delayMs, failures + 1);
        lazy.gaveUp = true;
        report(host, error);
        // The render that shows the failure is no new question.
        void host.updateComplete.then(() => (isLoading = false));
      },
    );
  };
  const lazy: Lazy<T> = () => {
    if (!isLoading) {
      isLoading = true;
      lazy.gaveUp = false;
      load(0);
    }
    return lazy.present;
  };
  return lazy;
}
