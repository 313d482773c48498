// Fills the generated blocks of the guides: elements, tokens, events, settings of the server, limits of the API.
import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describeEvents, eventsBlock } from './generate/events.ts';
import { limitsBlock } from './generate/limits.ts';
import { code, table } from './generate/markdown.ts';
import { settingsBlock } from './generate/settings.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const elements = join(root, 'packages/elements');

interface Described {
  name?: string;
  description?: string;
  default?: string;
  type?: { text: string };
}
export interface Member extends Described {
  kind: string;
  static?: boolean;
  attribute?: string;
  parameters?: { name: string; optional?: boolean }[];
}
export interface ElementDoc {
  tagName: string;
  description: string;
  attributes?: Described[];
  members?: Member[];
  slots?: Described[];
  events?: Described[];
  cssParts?: Described[];
  cssProperties?: Described[];
}

/** Every element of the sources, as its doc block describes it. */
export async function describeElements(): Promise<ElementDoc[]> {
  const folder = await mkdtemp(join(tmpdir(), 'smallshop-elements-'));
  try {
    const analyzer = join(root, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
    await promisify(execFile)(
      process.execPath,
      [analyzer, 'analyze', '--quiet', '--outdir', relative(elements, folder)],
      { cwd: elements },
    );
    const manifest = JSON.parse(await readFile(join(folder, 'custom-elements.json'), 'utf8')) as {
      modules: { declarations?: Partial<ElementDoc>[] }[];
    };
    return manifest.modules
      .flatMap(({ declarations = [] }) => declarations)
      .filter((one): one is ElementDoc => one.tagName !== undefined);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function typeOf({ type, default: fallback }: Described): string {
  const text = (type?.text ?? '').replace(/\s*\|\s*(undefined|null)\b/g, '');
  const named = /^[A-Z]\w+$/.test(text) ? '' : code(text.replaceAll("'", '"'));
  return fallback && fallback !== 'null' && fallback !== "''"
    ? `${named && `${named}, `}default ${code(fallback.replaceAll("'", ''))}`
    : named;
}

function propertiesOf({ members = [], attributes = [] }: ElementDoc): Member[] {
  const known = new Set(attributes.map(({ name }) => name));
  return members.filter(
    (one) =>
      one.kind === 'field' && !one.static && one.description && !one.name?.startsWith('#') && !known.has(one.attribute),
  );
}

/** The tables of one element. */
export function elementBlock(doc: ElementDoc): string {
  const methods = (doc.members ?? []).filter(({ kind, static: isStatic }) => kind === 'method' && !isStatic);
  const call = ({ name, parameters = [] }: Member) =>
    code(`${name}(${parameters.map((one) => one.name + (one.optional ? '?' : '')).join(', ')})`);
  return [
    doc.description.trim(),
    table(
      ['attribute', 'value', 'what it does'],
      (doc.attributes ?? []).map((one) => [code(one.name!), typeOf(one), one.description ?? '']),
    ),
    table(
      ['property', 'what it is'],
      propertiesOf(doc).map((one) => [code(one.name!), one.description ?? '']),
    ),
    table(
      ['method', 'what it does'],
      methods.map((one) => [call(one), one.description ?? '']),
    ),
    table(
      ['slot', 'what goes there'],
      (doc.slots ?? []).map((one) => [one.name ? code(one.name) : '(none)', one.description ?? '']),
    ),
    table(
      ['event', 'when'],
      (doc.events ?? []).map((one) => [code(one.name!), one.description ?? '']),
    ),
    table(
      ['part', 'what it is'],
      (doc.cssParts ?? []).map((one) => [code(one.name!), one.description ?? '']),
    ),
    table(
      ['custom property', 'what it does'],
      (doc.cssProperties ?? []).map((one) => [
        code(one.name!),
        (one.description ?? '') + (one.default ? ` Default ${code(one.default)}.` : ''),
      ]),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The tokens that every element reads, with their defaults. */
export function tokensBlock(styles: string): string {
  // The first value of a token is its default; what follows inside `@supports` is derived from the page's text.
  const defaults = new Map(
    [...styles.matchAll(/var\((--smallshop-[\w-]+),\s+([^;]+)\);/g)]
      .reverse()
      .map(([, name, fallback]) => [name!, inUnits(fallback!)]),
  );
  const rows = [...defaults].reverse().map(([name, fallback]) => {
    const [, light, dark] = /^light-dark\((.+), (.+)\)$/.exec(fallback!) ?? [];
    return light
      ? [code(name), code(light), code(dark!)]
      : [code(name), code(fallback.replaceAll('--_', '--smallshop-')), ''];
  });
  return table(['token', 'default', 'in the dark'], rows);
}

/** `calc(var(--_rem) * 0.25)` as `0.25rem`. */
function inUnits(value: string): string {
  return value
    .replaceAll('var(--_rem)', 'rem')
    .replaceAll('var(--_smallshop-em)', 'em')
    .replaceAll(/\b(r?em) \* ([\d.]+)/g, '$2$1')
    .replaceAll(/calc\(([\d.]+r?em)\)/g, '$1')
    .replace(/^r?em$/, '1$&');
}

/** A guide with its generated blocks as they should be. `blocks` has the text of each block by its name. */
export function fill(guide: string, blocks: ReadonlyMap<string, string>): string {
  return guide.replace(/<!-- generated: (\S+) -->[^]*?<!-- end -->/g, (_block, name: string) => {
    const block = blocks.get(name);
    if (block === undefined)
      throw new Error(`A guide asks for <!-- generated: ${name} -->, but no element and no table has this name.`);
    return `<!-- generated: ${name} -->\n\n${block}\n\n<!-- end -->`;
  });
}

/** Every guide by its path in the repository: as it is, and as it should be. */
export async function renderGuides(): Promise<{ path: string; present: string; wanted: string }[]> {
  const docs = await describeElements();
  const sheets = ['tokens', 'shop-tokens', 'page-tokens', 'overlay-tokens'].map((name) =>
    readFile(join(elements, `src/internal/tokens/${name}.styles.ts`), 'utf8'),
  );
  const tokens = tokensBlock((await Promise.all(sheets)).join(''));
  const events = describeEvents(elements);
  const blocks = new Map([
    ...docs.map((doc): [string, string] => [doc.tagName, elementBlock(doc)]),
    ['tokens', tokens],
    ['request-events', eventsBlock(events, 'request')],
    ['change-events', eventsBlock(events, 'change')],
    ['settings', settingsBlock()],
    ['limits', limitsBlock(join(root, 'packages/contract'))],
  ]);
  return Promise.all(
    globSync('docs/*.md', { cwd: root })
      .sort()
      .map(async (path) => {
        const present = await readFile(join(root, path), 'utf8');
        return { path, present, wanted: fill(present, blocks) };
      }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { path, present, wanted } of await renderGuides()) {
    if (present === wanted) continue;
    await writeFile(join(root, path), wanted);
    process.stdout.write(`${path} was brought up to date.\n`);
  }
}
