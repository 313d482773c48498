import { atom, type ReadableAtom } from 'nanostores';
import type { Loadable } from '../common/loadable.ts';
import { isRetryable } from '../common/errors.ts';
import { whileMounted } from '../common/while-mounted.ts';
import type { Result } from '../shop-api.ts';

export interface Resource<T> {
  $value: ReadableAtom<Loadable<T>>;
  /** Fetches again and aborts a pending fetch. */
  load(): Promise<void>;
  set(value: Loadable<T>): void;
  /** Aborted when the last subscriber has left, or when it is fetched again. */
  signal(): AbortSignal;
}

export interface ResourceDeps<T> {
  fetch(signal: AbortSignal, present: T | null): Promise<Result<T>>;
  /** A store whose changes make the data out of date. */
  $depends?: ReadableAtom<unknown>;
  clock: () => number;
  /** Called when the network is back, or the page is visible or focused again. */
  resumeListeners: Set<() => void>;
}

/** Data that was fetched less than this time ago is not fetched again for a new subscriber. */
const staleAfterMs = 60_000;

/** A fetched resource. The first subscription starts the fetch. When the last one ends, it is aborted. */
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
      // Our own abort throws. Any other exception is a bug.
      if (!signal.aborted) throw error;
    }
  }

  /** Repeats a fetch that failed without a connection. */
  const onResume = () => void ($value.value.status === 'error' && isRetryable($value.value.error) && load());

  whileMounted(
    $value,
    () => {
      resumeListeners.add(onResume);
      if (fetchedFor !== $depends?.value || clock() - fetchedAt > staleAfterMs) void load();
      release ??= $depends?.listen(() => void load());
    },
    () => {
      resumeListeners.delete(onResume);
      release?.();
      release = undefined;
      abort.abort();
      // An aborted fetch is repeated for the next subscriber.
      if ($value.value.status === 'loading') fetchedAt = -Infinity;
    },
  );

  return { $value, load, set: $value.set, signal: () => abort.signal };
}
