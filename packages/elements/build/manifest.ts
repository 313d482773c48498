import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

export interface Manifest {
  /** For each tag, the files that a page with it loads before it can be used. */
  tags: Record<string, string[]>;
  files: Record<string, { bytes: number; /** At level 9. */ gzip: number; integrity: string; modules: string[] }>;
}

/** Writes manifest.json beside the chunks. */
export function manifest(): Plugin {
  return {
    name: 'smallshop-manifest',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const closure = (name: string, seen = new Set<string>()): Set<string> => {
          if (seen.has(name)) return seen;
          seen.add(name);
          for (const other of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) closure(other, seen);
          return seen;
        };
        const files: Manifest['files'] = Object.fromEntries(chunks.map(({ fileName, code, moduleIds }) => [fileName, {
          bytes: Buffer.byteLength(code),
          gzip: gzipSync(code, { level: 9 }).length,
          integrity: `sha384-${createHash('sha384').update(code).digest('base64')}`,
          modules: moduleIds.map((id) => id.replace(/^.*?\/(node_modules|packages)\//, '')),
        }]));
        const tags: Manifest['tags'] = Object.fromEntries(chunks.flatMap(({ facadeModuleId, moduleIds, fileName }) =>
          [facadeModuleId, ...moduleIds].flatMap((id) => {
            const folder = /\/src\/([^/]+)\/define\.ts$/.exec(id ?? '')?.[1];
            return folder ? [[`smallshop-${folder}`, [...new Set([...closure('smallshop.js'), ...closure(fileName)])]]] : [];
          })));
        delete tags['smallshop-internal'];
        this.emitFile({ type: 'asset', fileName: 'manifest.json', source: JSON.stringify({ tags, files }, null, 1) });
      },
    },
  };
}
