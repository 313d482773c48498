import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProductSummary } from '@smallshop/contract';
import { describe, expect, it } from 'vitest';
import { describeElements, renderGuides } from '../../docs/generate.ts';
import { commands } from '../../packages/server/src/entrypoints/cli/run.ts';
import { environmentSchema } from '../../packages/server/src/entrypoints/environment/environment-schema.ts';
import { cardView } from '../../packages/elements/src/product-grid/template-card.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const list = (pattern: string) => globSync(pattern, { cwd: root });

const guides = ['README.md', 'CONTRIBUTING.md', ...list('docs/**/*.md'), ...list('packages/*/README.md')].sort();
const pages = list('examples/{plain-html,own-markup,headless}/index.html');
const docs = await describeElements();
const sources = list('packages/{elements,consent,state,server}/src/**/*.ts')
  .filter((file) => !file.endsWith('.test.ts'))
  .map(read)
  .join('\n');

const withoutCode = (text: string) => text.replace(/^```[^]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
const codeOf = (text: string, language: RegExp) =>
  [...text.matchAll(/^```(\w*)\n([^]*?)^```$/gm)]
    .filter(([, name]) => language.test(name!))
    .map(([, , code]) => code!)
    .join('\n');
const wordsOf = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((match) => match[1]!))];

/** The anchors of a guide, as GitHub makes them. */
const anchorsOf = (path: string) =>
  [
    ...read(path)
      .replace(/^```[^]*?^```$/gm, '')
      .matchAll(/^#+ (.+)$/gm),
  ].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

describe.each(guides)('%s', (guide) => {
  const text = read(guide);

  it('leads nowhere that is not there', () => {
    const links = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link]) => link!)
      .filter((link) => !/^(https?|mailto):/.test(link));
    const dead = links.filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? guide : join(dirname(guide), path);
      return !existsSync(join(root, target)) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
    });
    expect(dead).toEqual([]);
  });

  it('names npm scripts and commands that exist', () => {
    const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
    const own = wordsOf(text, /\bnpm run ([\w:-]+)/g).concat(
      /\bnpm start\b/.test(text) ? 'start' : [],
      /\bnpm test\b/.test(text) ? 'test' : [],
    );
    expect(own.filter((script) => !scripts.includes(script))).toEqual([]);
    const words = Object.keys(commands).map((name) => name.split(' ')[0]!);
    expect(wordsOf(text, /(?:npx |`)smallshop ([a-z]+)/g).filter((command) => !words.includes(command))).toEqual([]);
  });

  it('imports only what the packages export', () => {
    const missing = wordsOf(text, /(?:from|import) '(@smallshop\/[^']+)'/g).filter(
      (specifier) => !isExported(specifier),
    );
    expect(missing).toEqual([]);
  });

  it('contains nothing of the machine it was written on', () => {
    expect(text).not.toMatch(/\/(work|tmp|home|root|Users)\/|_authToken|registry\./);
  });
});

function isExported(specifier: string): boolean {
  const [, name, path] = /^@smallshop\/([\w-]+)(?:\/(.+))?$/.exec(specifier) ?? [];
  if (!existsSync(join(root, `packages/${name}/package.json`))) return false;
  const { exports } = JSON.parse(read(`packages/${name}/package.json`)) as {
    exports: Record<string, Record<string, string>>;
  };
  return Object.entries(exports).some(([key, target]) => {
    const match = new RegExp(`^${key.replaceAll('.', '\\.').replace('*', '([\\w-]+)')}$`).exec(
      path ? `./${path}` : '.',
    );
    return (
      match !== null &&
      list(`packages/${name}/${target['@smallshop/source']!.replaceAll('*', match[1] ?? '')}`).length === 1
    );
  });
}

describe.each([...guides, ...pages])('%s speaks of', (page) => {
  const text = read(page);
  const html = page.endsWith('.html') ? text : codeOf(text, /^(html|jsx)$/);
  const known = new Map(docs.map((doc) => [doc.tagName, doc]));

  it('tags that exist, with attributes that they have', () => {
    expect(wordsOf(text, /<\/?(smallshop-[\w-]+)/g).filter((tag) => !known.has(tag))).toEqual([]);
    const strays = [
      ...html.matchAll(/<(smallshop-[\w-]+)((?:\s+[@:\w-]+(?:=(?:"[^"]*"|\{[^}]*\}|\{\([^]*?\)\}))?)*)/g),
    ].flatMap(([, tag, rest]) => {
      const own = known.get(tag!)?.attributes?.map(({ name }) => name) ?? [];
      const written = [...rest!.replace(/=("[^"]*"|\{[^}]*\})/g, '').matchAll(/[@:\w-]+/g)].map(([name]) => name);
      return written
        .filter((name) => !/^(id|slot|class|hidden|lang|dir|style|on.*|@.*)$/.test(name) && !own.includes(name))
        .map((name) => `${tag} ${name}`);
    });
    expect(strays).toEqual([]);
  });

  it('slots that exist', () => {
    const strays = [...html.matchAll(/<(smallshop-[\w-]+)[^>]*>([^]*?)<\/\1>/g)].flatMap(([, tag, inner]) =>
      wordsOf(inner!, /\sslot="([^"]+)"/g)
        .filter((slot) => !known.get(tag!)?.slots?.some(({ name }) => name === slot))
        .map((slot) => `${tag} ${slot}`),
    );
    expect(strays).toEqual([]);
  });

  it('parts that exist', () => {
    const strays = [...text.matchAll(/(smallshop-[\w-]+)::part\(([\w-]+)(?: ([\w-]+))?\)/g)].filter(
      ([, tag, name, state]) => {
        const part = known.get(tag!)?.cssParts?.find((one) => one.name === name);
        return !part || (state && !part.description?.includes(`\`${state}\``));
      },
    );
    expect(strays.map(([all]) => all)).toEqual([]);
  });

  it('events, attributes of plain markup and custom properties that the sources know', () => {
    const events = wordsOf(text, /\b(smallshop-[a-z]+(?:-[a-z]+)+)\b/g).filter(
      (name) => !known.has(name) && !text.includes(`.${name}`),
    );
    const attributes = wordsOf(text, /\b(data-(?:smallshop-[a-z]+|category|service|src|type))\b/g);
    const properties = wordsOf(text, /(?<![\w-])(--smallshop-[a-z-]*[a-z])(?![-\w*])/g);
    const camel = (name: string) =>
      name.replace(/^data-/, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const isKnown = (name: string) => sources.includes(name);
    expect([
      ...events.filter((name) => !isKnown(name)),
      ...attributes.filter((name) => !isKnown(name) && !isKnown(camel(name))),
      ...properties.filter((name) => !isKnown(`var(${name}`)),
    ]).toEqual([]);
  });
});

describe('the guides', () => {
  it('have tables as the sources have them: `npm run docs` brings them up to date', async () => {
    const stale = (await renderGuides()).filter(({ present, wanted }) => present !== wanted);
    expect(stale.map(({ path }) => path)).toEqual([]);
  });

  it('describe every element and its attributes', () => {
    const embedding = read('docs/embedding.md');
    expect(
      docs.map(({ tagName }) => tagName).filter((tag) => !embedding.includes(`<!-- generated: ${tag} -->`)),
    ).toEqual([]);
  });

  it('name every event and every setting of the server', () => {
    const events = list('packages/elements/src/events/*.ts').flatMap((file) =>
      wordsOf(read(file), /super\('(smallshop-[\w-]+)'/g),
    );
    expect(events.length).toBeGreaterThan(15);
    expect(events.filter((name) => !read('docs/embedding.md').includes(`| \`${name}\` |`))).toEqual([]);
    // For tests only.
    const secret = ['STRIPE_API_URL'];
    const variables = Object.keys(environmentSchema.shape).filter((name) => !secret.includes(name));
    expect(variables.filter((name) => !read('docs/server.md').includes(`| \`${name}\` |`))).toEqual([]);
  });

  it('name every command and every scenario', () => {
    const server = read('docs/server.md');
    expect(Object.keys(commands).filter((command) => !server.includes(`\`smallshop ${command}`))).toEqual([]);
    const scenarios = list('packages/mocks/src/scenarios/*.ts')
      .map((file) => basename(file, '.ts'))
      .filter((name) => !/test|^index$|^scenario$/.test(name));
    expect(scenarios.filter((name) => !read('docs/testing.md').includes(`| \`${name}\` |`))).toEqual([]);
  });

  it('name every path that a card of the page can show', () => {
    const price = { amount: 100, currency: 'EUR' };
    const product = {
      title: '',
      handle: '',
      summary: '',
      vendor: '',
      productType: '',
      priceRange: { min: price, max: price },
      compareAtPrice: null,
      images: [],
      variants: [],
      available: true,
    };
    const view: Record<string, unknown> = cardView(product as unknown as ProductSummary, 'en', '/');
    const paths = Object.entries(view).flatMap(([name, value]) =>
      typeof value === 'string' ? [name] : Object.keys(value as object).map((key) => `${name}.${key}`),
    );
    expect(paths).toContain('variant.sku');
    expect(paths.filter((path) => !read('docs/theming.md').includes(`\`${path}\``))).toEqual([]);
  });
});
