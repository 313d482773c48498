import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';
import { preloadText } from './preload-lines.ts';

export interface Manifest {
  /** For each tag, the files that a page with it loads before it can be used. */
  tags: Record<string, string[]>;
  /** For each script of a stable name that is a page's only one, the files that it loads at once. */
  scripts: Record<string, string[]>;
  files: Record<string, { bytes: number; /** At level 9. */ gzip: number; integrity: string; modules: string[] }>;
}

/**
 * Writes manifest.json and preload.txt beside the chunks. `others` were built apart, and are read when the bundle is
 * written.
 */
export function manifest(others: readonly Rolldown.OutputChunk[]): Plugin {
  return {
    name: 'smallshop-manifest',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const own = Object.values(bundle).filter((file) => file.type === 'chunk');
        const chunks = [...own, ...others];
        const closure = (name: string, seen = new Set<string>()): Set<string> => {
          if (seen.has(name)) return seen;
          seen.add(name);
          for (const other of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) closure(other, seen);
          return seen;
        };
        const files: Manifest['files'] = Object.fromEntries(
          chunks.map(({ fileName, code, moduleIds }) => [
            fileName,
            {
              bytes: Buffer.byteLength(code),
              gzip: gzipSync(code, { level: 9 }).length,
              integrity: `sha384-${createHash('sha384').update(code).digest('base64')}`,
              modules: moduleIds.map((id) => id.replace(/^.*?\/(node_modules|packages)\//, '')),
            },
          ]),
        );
        const tags: Manifest['tags'] = Object.fromEntries(
          own.flatMap(({ facadeModuleId, moduleIds, fileName }) =>
            [facadeModuleId, ...moduleIds].flatMap((id) => {
              const folder = /\/src\/([^/]+)\/define\.ts$/.exec(id ?? '')?.[1];
              return folder
                ? [[`smallshop-${folder}`, [...new Set([...closure('smallshop.js'), ...closure(fileName)])]]]
                : [];
            }),
          ),
        );
        const scripts = Object.fromEntries(
          others.filter(({ isEntry }) => isEntry).map(({ fileName }) => [fileName, [...closure(fileName)]]),
        );
        this.emitFile({
          type: 'asset',
          fileName: 'manifest.json',
          source: JSON.stringify({ tags, scripts, files }, null, 1),
        });
        this.emitFile({ type: 'asset', fileName: 'preload.txt', source: preloadText({ tags }) });
      },
    },
  };
}
