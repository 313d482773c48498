import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { describeElements } from '../../docs/generate.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const src = join(root, 'packages/elements/src');
const docs = await describeElements();

/** The module and all that it imports of ours; what other elements register is theirs. */
function modulesOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !existsSync(file)) return seen;
  seen.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(
    /(?:^(?:import|export) (?!type )[^;]*?from |\bimport\()'(\.[^']+)'/gm,
  )) {
    if (!/(^|\/)(define|index)\.ts$/.test(path!)) modulesOf(join(dirname(file), path!), seen);
  }
  return seen;
}

/**
 * Words of a `part` attribute: those written out, and the strings inside an expression. The first one names the part.
 */
function partsOf(text: string): { name: string; states: string[] }[] {
  const written = [...text.matchAll(/\bpart="([^"]*)"|\bpart: '([^']*)'/g)].map((match) => match[1] ?? match[2]!);
  const chosen = [...text.matchAll(/\bpart=\$\{([^}]*)\}/g)].flatMap(([, expression]) =>
    [...expression!.matchAll(/'([^']*)'/g)].map(([, words]) => words!),
  );
  // A helper's parameter: its default, or all values of its type.
  const unlessTold = [...text.matchAll(/\bpart = '([^']+)'/g)].map(([, words]) => words!);
  const typed = [...text.matchAll(/\bpart=\$\{(\w+)\}/g)].flatMap(([, name]) => {
    const type = new RegExp(`\\b${name}: ('[\\w-]+'(?: \\| '[\\w-]+')*)`).exec(text)?.[1] ?? '';
    return [...type.matchAll(/'([^']+)'/g)].map(([, words]) => words!);
  });
  return [...written, ...chosen, ...unlessTold, ...typed].flatMap((value) => {
    const literals = [...value.matchAll(/\$\{([^}]*)\}/g)].flatMap(([, expression]) =>
      [...expression!.matchAll(/'([a-z][\w-]*)'/g)].map(([, word]) => word!),
    );
    const words = value
      .replace(/\$\{[^}]*\}/g, ' ')
      .split(/\s+/)
      .filter((word) => word !== '');
    const [name, ...states] = words;
    return name ? [{ name, states: [...states, ...literals] }] : [];
  });
}

/** `<slot>` and `<slot name="…">`; a name that is computed is an inner matter of the element. */
const slotsOf = (text: string) => [...text.matchAll(/<slot(?: name="([^"$]*)")?>/g)].map(([, name]) => name ?? '');

/** Names of the events, from the event classes that are made. */
const eventNames = new Map(
  globSync('events/*.ts', { cwd: src }).flatMap((file) =>
    [...readFileSync(join(src, file), 'utf8').matchAll(/class (\w+Event) [^]*?super\('(smallshop-[\w-]+)'/g)].map(
      ([, made, name]) => [made!, name!] as const,
    ),
  ),
);
const eventsOf = (text: string) =>
  [...text.matchAll(/new (\w+Event)\(/g)].flatMap(([, made]) => eventNames.get(made!) ?? []);

const names = (list: { name?: string }[] = []) => list.map(({ name }) => name ?? '').sort();
const unique = (list: string[]) => [...new Set(list)].sort();

const folders = globSync('*/define.ts', { cwd: src })
  .map((file) => basename(dirname(file)))
  .sort();

/**
 * Modules whose markup and events are not those of the element that imports them: words, a page's own buttons, the
 * element of a payment form.
 */
const others =
  /\/locales\/|\.strings\.ts$|\/(page-buttons\/plain-buttons|test-card\/test-card|stripe\/stripe-form)\.ts$/;

describe.each(folders)('the doc block of smallshop-%s', (folder) => {
  const files = [...modulesOf(join(src, folder, `${folder}.ts`))].filter((file) => !others.test(file));
  const modules = files
    .filter((file) => !file.startsWith(join(src, 'events')))
    .map((file) => readFileSync(file, 'utf8').replace(/\/\*\*[^]*?\*\//g, ''));
  const code = modules.join('\n');
  const parts = modules.flatMap(partsOf);
  const doc = docs.find(({ tagName }) => tagName === `smallshop-${folder}`);

  it('exists', () => expect(doc?.description.trim()).toBeTruthy());

  it('names every part there is, and no other', () => {
    expect(names(doc?.cssParts)).toEqual(unique(parts.map(({ name }) => name)));
  });

  it('names the states of its parts in code marks', () => {
    const text = new Map(doc?.cssParts?.map(({ name, description }) => [name, description ?? '']));
    const undocumented = parts.flatMap(({ name, states }) =>
      states.filter((state) => !text.get(name)?.includes(`\`${state}\``)).map((state) => `${name}: ${state}`),
    );
    expect(unique(undocumented)).toEqual([]);
  });

  it('names every slot there is, and no other', () => {
    expect(names(doc?.slots)).toEqual(unique(slotsOf(code)));
  });

  it('names every event it sends, and no other', () => {
    expect(names(doc?.events)).toEqual(unique(eventsOf(code)));
  });

  it('names every custom property of its own, and no other', () => {
    // What all elements read is documented once, in the guide to theming.
    const own = [...code.matchAll(/var\((--smallshop-[\w-]+)/g)]
      .map(([, name]) => name!)
      .filter((name) => !tokens.includes(name));
    expect(names(doc?.cssProperties)).toEqual(unique(own));
  });

  it('says of each thing what it is', () => {
    const { attributes = [], slots = [], events = [], cssParts = [], cssProperties = [] } = doc ?? {};
    const methods = doc?.members?.filter(({ kind, static: isStatic }) => kind === 'method' && !isStatic) ?? [];
    const silent = [...attributes, ...methods, ...slots, ...events, ...cssParts, ...cssProperties].filter(
      ({ description }) => !description?.trim(),
    );
    expect(names(silent)).toEqual([]);
    const glued = [...slots, ...events, ...cssParts, ...cssProperties].filter(({ description }) =>
      / @\w+ /.test(description ?? ''),
    );
    expect(names(glued), 'two tags on one line: the second is lost').toEqual([]);
  });
});

const tokens = globSync('internal/tokens/*.styles.ts', { cwd: src }).flatMap((file) =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/var\((--smallshop-[\w-]+)/g)].map(([, name]) => name!),
);

describe('the description of the elements', () => {
  it('has every tag that a page can use, once', () => {
    expect(docs.map(({ tagName }) => tagName).sort()).toEqual(folders.map((folder) => `smallshop-${folder}`));
  });

  it.each(folders)('is of classes that a server may import: smallshop-%s', async (folder) => {
    const module = (await import(`../../packages/elements/src/${folder}/index.ts`)) as Record<string, unknown>;
    expect(Object.values(module).some((one) => typeof one === 'function')).toBe(true);
  });

  it('lists no private state as an attribute', () => {
    expect(
      docs.flatMap(({ attributes = [] }) => names(attributes)).filter((name) => /[A-Z]|^(said|asked)$/.test(name)),
    ).toEqual([]);
  });
});
