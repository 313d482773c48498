import { atom, type ReadableAtom } from 'nanostores';
import type { Loadable } from '../common/loadable.ts';
import { isRetryable } from '../common/errors.ts';
import { whileMounted } from '../common/while-mounted.ts';
import type { Result } from '../shop-api.ts';

export interface Resource<T> {
  $value: ReadableAtom<Loadable<T>>;
  /** Fetches anew, giving up what is under way. */
  load(): Promise<void>;
  set(value: Loadable<T>): void;
  /** Aborted when nobody is subscribed any more, or when it is fetched anew. */
  signal(): AbortSignal;
}

export interface ResourceDeps<T> {
  fetch(signal: AbortSignal, present: T | null): Promise<Result<T>>;
  /** Every store whose change makes it out of date. */
  $depends?: ReadableAtom<unknown>;
  clock: () => number;
  /** Called when the network is back, or the page is looked at again. */
  resumeListeners: Set<() => void>;
}

/** Data this young is not fetched again for a new subscriber, in milliseconds. */
const staleAfterMs = 60_000;

/** One fetched thing: asked for with the first subscriber, given up with the last. */
export function createResource<T>({ fetch, $depends, clock, resumeListeners }: ResourceDeps<T>): Resource<T> {
  const $value = atom<Loadable<T>>({ status: 'loading', data: null });
  let abort = new AbortController();
  let fetchedAt = -Infinity;
  let fetchedFor: unknown;
  let release: (() => void) | undefined;

  async function load(): Promise<void> {
    abort.abort();
    abort = new AbortController();
    const { signal } = abort;
    const { data } = $value.value;
    const depends = $depends?.value;
    $value.set({ status: 'loading', data });
    try {
      const result = await fetch(signal, data);
      if (signal.aborted) return;
      if (result.ok) {
        fetchedAt = clock();
        fetchedFor = depends;
        $value.set({ status: 'ready', data: result.data });
      } else $value.set({ status: 'error', error: result.error, data });
    } catch (error) {
      // The caller's own abort comes as an exception; anything else is a bug.
      if (!signal.aborted) throw error;
    }
  }

  /** What could not be fetched for want of a connection is fetched as soon as there is one. */
  const wake = () => void ($value.value.status === 'error' && isRetryable($value.value.error) && load());

  whileMounted(
    $value,
    () => {
      resumeListeners.add(wake);
      if (fetchedFor !== $depends?.value || clock() - fetchedAt > staleAfterMs) void load();
      release ??= $depends?.listen(() => void load());
    },
    () => {
      resumeListeners.delete(wake);
      release?.();
      release = undefined;
      abort.abort();
      // What was cut off is fetched again for the next subscriber.
      if ($value.value.status === 'loading') fetchedAt = -Infinity;
    },
  );

  return { $value, load, set: $value.set, signal: () => abort.signal };
}
