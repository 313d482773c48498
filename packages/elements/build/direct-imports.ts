import type { Plugin } from 'vite';

/** A chunk that only imports another one; the bundler makes it for an entry whose module is in a shared chunk. */
const onlyImports = /^import"\.\/([\w.-]+\.js)";\s*(\/\/# sourceMappingURL=.*\s*)?$/;

/**
 * Lets the loader import a shared chunk itself instead of a chunk that only imports it. The code that all elements
 * share is then requested together with the elements, not after one of them has arrived.
 */
export function directImports(): Plugin {
  return {
    name: 'smallshop-direct-imports',
    generateBundle(_options, bundle) {
      const loader = bundle['smallshop.js'];
      if (loader?.type !== 'chunk') this.error('The loader is missing.');
      for (const [name, chunk] of Object.entries(bundle)) {
        const target = chunk.type === 'chunk' ? onlyImports.exec(chunk.code)?.[1] : undefined;
        if (!target || !loader.code.includes(`./${name}`)) continue;
        loader.code = loader.code.replace(`./${name}`, `./chunks/${target}`);
        loader.dynamicImports = loader.dynamicImports.map((file) => (file === name ? `chunks/${target}` : file));
        delete bundle[name];
        delete bundle[`${name}.map`];
      }
    },
  };
}
