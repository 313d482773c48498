import type { Plugin } from 'vite';

/** A dynamic import stays one: the loader asks for all it needs at once, so Vite's preloading has nothing to do. */
export function plainImports(): Plugin {
  return {
    name: 'smallshop-plain-imports',
    enforce: 'pre',
    load: {
      filter: { id: /vite\/preload-helper/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}
