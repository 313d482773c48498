import type { Category } from '../categories.ts';
import { warnOnce } from '../safely.ts';

export interface LoadOptions {
  /** Milliseconds after which a slow response is a failure. Default: 5000. */
  readonly timeout?: number;
  readonly fetch?: typeof fetch;
}

/** Configuration of a page, from a file or a server: an object with `categories`, and other fields of the page. */
export interface Configuration {
  readonly categories: readonly Category[];
  readonly [more: string]: unknown;
}

function isConfiguration(value: unknown): value is Configuration {
  const { categories } = (value ?? {}) as Partial<Configuration>;
  return (
    Array.isArray(categories) &&
    categories.every((category) => typeof (category as Partial<Category> | null)?.id === 'string')
  );
}

/**
 * Fetches a configuration. Null, with one warning and never a rejection, where it is missing, broken, slow or the
 * server
 * fails: `createConsent({ key, categories: configuration?.categories ?? [] })` then denies everything.
 */
export async function loadConfiguration(
  url: string | URL,
  { timeout = 5000, fetch = globalThis.fetch }: LoadOptions = {},
): Promise<Configuration | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(timeout), headers: { accept: 'application/json' } });
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    const value: unknown = await answer.json();
    if (!isConfiguration(value)) throw new Error(`${url}: no list of categories, each with an id`);
    return value;
  } catch (cause) {
    warnOnce('no configuration came', cause);
    return null;
  }
}
