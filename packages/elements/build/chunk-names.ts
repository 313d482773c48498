import type { Rolldown } from 'vite';

/** Chunks with a name of their own: an element's is called as its folder, a language's by its tag. */
const named = [/\/src\/([^/]+)\/define\.ts$/, /\/src\/locales\/([^/]+)\/shop\.ts$/];

/**
 * Chunks are kept for good, so their names say what is in them. Seven signs of the hash distinguish 4 million million
 * versions of a chunk; more would be bytes of every page, because a page names its chunks.
 */
export const chunkFileNames =
  (prefix = '') =>
  ({ facadeModuleId, name }: Rolldown.PreRenderedChunk): string => {
    const own = named.map((pattern) => pattern.exec(facadeModuleId ?? '')?.[1]).find(Boolean);
    return `chunks/${prefix}${own ?? name}-[hash:7].js`;
  };
