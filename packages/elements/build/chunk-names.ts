import type { Rolldown } from 'vite';

/** Chunks are kept for good, so their names say what is in them. An element's is called as its folder. */
export const chunkFileNames =
  (prefix = '') =>
  ({ facadeModuleId, name }: Rolldown.PreRenderedChunk): string =>
    `chunks/${prefix}${/\/src\/([^/]+)\/define\.ts$/.exec(facadeModuleId ?? '')?.[1] ?? name}-[hash].js`;
