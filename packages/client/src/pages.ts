import type { RequestOptions, Result } from './client.types.ts';

/** One page of a list. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** A method of the client that returns pages, such as `client.catalog.listProducts`. */
export type ListMethod = (input?: never, options?: RequestOptions) => Promise<Result<Page<unknown>>>;

/** Type of the items of a list. */
export type ItemOf<M extends ListMethod> =
  Awaited<ReturnType<M>> extends infer R ? (R extends { data: Page<infer T> } ? T : never) : never;

/**
 * Iterates over the pages of a list. Fetches a page only when it is requested. Throws the ShopError of a failed page.
 */
export async function* pages<M extends ListMethod>(
  list: M,
  input?: Parameters<M>[0],
  options?: RequestOptions,
): AsyncGenerator<Page<ItemOf<M>>, void, undefined> {
  let cursor: string | null = null;
  do {
    const next = { ...(input as object | undefined), ...(cursor !== null && { cursor }) };
    const result = (await list(next as never, options)) as Result<Page<ItemOf<M>>>;
    if (!result.ok) throw result.error;
    yield result.data;
    cursor = result.data.nextCursor;
  } while (cursor !== null);
}

/**
 * Iterates over the items of all pages of a list: `for await (const product of items(client.catalog.listProducts))`.
 */
export async function* items<M extends ListMethod>(
  list: M,
  input?: Parameters<M>[0],
  options?: RequestOptions,
): AsyncGenerator<ItemOf<M>, void, undefined> {
  for await (const page of pages(list, input, options)) yield* page.items;
}
