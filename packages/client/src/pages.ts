import type { RequestOptions, Result } from './client.types.ts';

/** One page of a list. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** A method of the client that answers pages, such as `client.catalog.listProducts`. */
export type ListMethod<I, T> = (input?: I, options?: RequestOptions) => Promise<Result<Page<T>>>;

/** The pages of a list one after the other, fetched as they are asked for. Throws the ShopError of a page that failed. */
export async function* pages<I extends object, T>(
  list: ListMethod<I & { cursor?: string | undefined }, T>,
  input?: I,
  options?: RequestOptions,
): AsyncGenerator<Page<T>, void, undefined> {
  let cursor: string | null = null;
  do {
    const next = { ...input, ...(cursor !== null && { cursor }) } as I & { cursor?: string };
    const result: Result<Page<T>> = await list(next, options);
    if (!result.ok) throw result.error;
    yield result.data;
    cursor = result.data.nextCursor;
  } while (cursor !== null);
}

/** The items of all pages of a list: `for await (const product of items(client.catalog.listProducts))`. */
export async function* items<I extends object, T>(
  list: ListMethod<I & { cursor?: string | undefined }, T>,
  input?: I,
  options?: RequestOptions,
): AsyncGenerator<T, void, undefined> {
  for await (const page of pages(list, input, options)) yield* page.items;
}
