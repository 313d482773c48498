import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A fenced block of a guide. */
export interface GuideBlock {
  /** `docs/api.md` */
  guide: string;
  /** `docs/api.md:18`, the line of its fence. */
  at: string;
  /** The word after the fence; empty where there is none. */
  language: string;
  code: string;
}

export const guides = [
  'README.md',
  'CONTRIBUTING.md',
  ...globSync(['docs/**/*.md', 'packages/*/README.md'], { cwd: root }),
].sort();

/** Every fenced block of a guide, in order. A fence that is indented or has no end is an error in the guide. */
export function blocksOf(guide: string): GuideBlock[] {
  const blocks: GuideBlock[] = [];
  let open: { line: number; language: string; lines: string[] } | undefined;
  for (const [index, line] of readFileSync(join(root, guide), 'utf8').split('\n').entries()) {
    const fence = /^\s*(?:```|~~~)(.*)$/.exec(line);
    if (!fence) open?.lines.push(line);
    else if (!open) open = { line: index + 1, language: fence[1]!.trim(), lines: [] };
    else {
      blocks.push({ guide, at: `${guide}:${open.line}`, language: open.language, code: open.lines.join('\n') });
      open = undefined;
    }
  }
  if (open) throw new Error(`${guide}:${open.line}: the block does not end`);
  return blocks;
}

export const allBlocks: GuideBlock[] = guides.flatMap(blocksOf);

/**
 * What runs a block. `page` and `style`: a browser, on a page of another origin than the shop. `script`: the same,
 * bundled
 * where it imports. `command`: a shell. `request`: sent to a shop. `data`: held against its schema. `policy`: served
 * with a page.
 * `compiled`: TypeScript, type-checked. `framework`: markup of React or Vue. `figure`: a drawing, which cannot run.
 */
export type Runner =
  | 'page'
  | 'style'
  | 'script'
  | 'command'
  | 'request'
  | 'data'
  | 'policy'
  | 'compiled'
  | 'framework'
  | 'figure';

/** Null if no test runs it. */
export function runnerOf({ language, code }: GuideBlock): Runner | null {
  switch (language) {
    case 'html':
      return /\s@smallshop-/.test(code) ? 'framework' : 'page';
    case 'jsx':
      return 'framework';
    case 'css':
      return 'style';
    case 'js':
      return 'script';
    case 'ts':
      return 'compiled';
    case 'sh':
      return commandsOf(code).every((line) => commandKind(line)) ? 'command' : null;
    case 'jsonc':
      return requestOf(code) ? 'request' : null;
    case 'json':
      return 'data';
    case 'text':
      return 'figure';
    case '':
      return /^[\w-]+-src\s/m.test(code) ? 'policy' : null;
    default:
      return null;
  }
}

/** The commands of a shell block, with their continuation lines and without comments. */
export function commandsOf(code: string): string[] {
  return code
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map((line) => line.replace(/(^|\s)#\s.*$/, '').trim())
    .filter(Boolean);
}

export type CommandKind = 'smallshop' | 'serve' | 'curl' | 'install' | 'script' | 'tool' | 'receipt';

const kinds: [CommandKind, RegExp][] = [
  ['serve', /^(?:[A-Z_]+=\S+ )*npx smallshop serve$/],
  ['smallshop', /^(?:[A-Z_]+=\S+ )*(?:npx |npm run )?smallshop (?:-- )?[a-z]/],
  ['curl', /^curl /],
  ['install', /^npm install (?:-D )?(?:@smallshop\/\w+ ?|\.\.\/smallshop\/packages\/\w+ ?)+$/],
  ['script', /^npm (?:start|test|run [\w:]+)$/],
  ['tool', /^(?:[A-Z_]+=\S+ )*(?:npx (?:vitest|web-test-runner)|node tools\/[\w-]+\.mjs)\b/],
  ['receipt', /^node docs\/verify-consent-receipt\.mjs \S+ \S+$/],
];

export function commandKind(command: string): CommandKind | null {
  return kinds.find(([, pattern]) => pattern.test(command))?.[0] ?? null;
}

/** The request that the comment of a JSON block names, and its body. */
export function requestOf(code: string): { method: string; path: string; body: string } | null {
  const [, method, path] = /^\/\/ (PUT|POST|PATCH) (\/v1\/[\w/-]+)/.exec(code) ?? [];
  return method && path ? { method, path, body: code.replace(/^\/\/.*$/gm, '') } : null;
}
