import { realpath, stat } from 'node:fs/promises';
import { join, relative, isAbsolute } from 'node:path';

export interface FoundFile {
  path: string;
  size: number;
  modified: number;
}

/** What a web path leads to in a folder: a file, the same path with a slash, or nothing. */
export type Found = { file: FoundFile } | { redirect: string } | undefined;

/**
 * Looks up `/about` as `about`, `about.html` or `about/index.html`. Never leaves the folder, not by
 * `..`, not by encoded signs, not by a symbolic link; hidden files do not exist.
 */
export async function findFile(dir: string, urlPath: string): Promise<Found> {
  const segments = readSegments(urlPath);
  if (!segments) return undefined;
  const root = await realpath(dir).catch(() => undefined);
  if (!root) return undefined;
  const path = join(root, ...segments);
  if (urlPath.endsWith('/')) return asFile(root, join(path, 'index.html'));
  const found = (await asFile(root, path)) ?? (await asFile(root, `${path}.html`));
  if (found) return found;
  return (
    (await asFile(root, join(path, 'index.html'))) && { redirect: `/${segments.map(encodeURIComponent).join('/')}/` }
  );
}

function readSegments(urlPath: string): string[] | undefined {
  try {
    const segments = urlPath
      .split('/')
      .filter((one) => one !== '')
      .map(decodeURIComponent);
    return segments.some((one) => one.startsWith('.') || /[/\\\0]/.test(one)) ? undefined : segments;
  } catch {
    return undefined;
  }
}

async function asFile(root: string, path: string): Promise<{ file: FoundFile } | undefined> {
  const real = await realpath(path).catch(() => undefined);
  if (!real) return undefined;
  const inside = relative(root, real);
  if (inside.startsWith('..') || isAbsolute(inside)) return undefined;
  const facts = await stat(real);
  return facts.isFile() ? { file: { path: real, size: facts.size, modified: facts.mtimeMs } } : undefined;
}
