import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, root } from './support/imports.ts';

/** Who may import whom, and how: `types` leaves nothing in the bundle. */
const allowed: Record<string, Record<string, 'code' | 'types'>> = {
  contract: {},
  consent: {},
  client: {
    contract: 'types',
    'contract/endpoints': 'code',
    'contract/merchant-endpoints': 'code',
    'contract/shop-endpoints': 'code',
    'contract/shown-endpoints': 'code',
    'contract/rules': 'code',
  },
  state: {
    client: 'code',
    'client/core': 'code',
    consent: 'code',
    contract: 'types',
    'contract/format': 'code',
    'contract/rules': 'code',
  },
  elements: {
    state: 'code',
    'state/page': 'code',
    'state/checkout': 'code',
    'state/consent': 'code',
    consent: 'code',
    'consent/regions': 'code',
    'consent/google-consent-mode': 'code',
    contract: 'types',
    'contract/format': 'code',
    'contract/rules': 'code',
    'contract/totals': 'code',
  },
  mocks: { contract: 'code', 'contract/format': 'code' },
  server: { contract: 'code', 'contract/format': 'code', 'contract/openapi': 'code' },
};

/** The client's validating build is the one place in it that carries the schemas. */
const validating = [
  'packages/client/src/validate.ts',
  'packages/client/src/index.development.ts',
  'packages/client/src/core.development.ts',
  'packages/client/src/admin.development.ts',
];

/** Tests, their helpers and page objects may use the mocks and other layers. */
const isTest = (file: string) => /\.(test|harness)\.ts$|\/(test-support|test)\/|fixture/.test(file);

const packages = Object.keys(allowed);
const sources = (name: string) =>
  globSync(`packages/${name}/src/**/*.ts`, { cwd: root }).filter((file) => !isTest(file));

describe.each(packages)('%s', (name) => {
  const imports = sources(name).flatMap(importsOf);

  it('imports only the layers below it', () => {
    const strays = imports.filter(({ specifier, typeOnly, file }) => {
      const match = /^@smallshop\/(.+)$/.exec(specifier);
      if (!match || validating.includes(file)) return false;
      const kind = allowed[name]![match[1]!];
      return kind === undefined ? true : kind === 'types' && !typeOnly;
    });
    expect(strays.map(({ file, specifier }) => `${file} → ${specifier}`)).toEqual([]);
  });

  it('reaches other packages by their name, never by a path', () => {
    const outside = imports.filter(
      ({ file, specifier }) =>
        specifier.startsWith('.') && !join(dirname(file), specifier).startsWith(`packages/${name}/`),
    );
    expect(outside.map(({ file, specifier }) => `${file} → ${specifier}`)).toEqual([]);
  });

  it('declares what it imports, and nothing of ours besides', () => {
    const manifest = JSON.parse(readFileSync(join(root, `packages/${name}/package.json`), 'utf8')) as Record<
      string,
      Record<string, string> | undefined
    >;
    const declared = Object.keys({ ...manifest['dependencies'], ...manifest['peerDependencies'] });
    const used = new Set(
      imports
        .map(({ specifier }) => specifier)
        .filter((specifier) => !/^(\.|node:)/.test(specifier))
        .map(packageOf),
    );
    expect(
      [...used].filter((each) => !declared.includes(each)),
      'imported but not declared',
    ).toEqual([]);
    expect(
      declared.filter((each) => each.startsWith('@smallshop/') && !used.has(each)),
      'declared but not imported',
    ).toEqual([]);
  });
});

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

describe('the tree', () => {
  it('has no package that the layers do not know', () => {
    expect(
      globSync('packages/*/package.json', { cwd: root })
        .map((path) => basename(dirname(path)))
        .sort(),
    ).toEqual([...packages].sort());
  });

  it('uses the same topic word for the folder in every layer', () => {
    const topics = ['catalog', 'cart', 'checkout', 'order', 'consent'];
    const layers = ['contract', 'state', 'mocks', 'server'];
    // On the server a topic is a folder of its floor.
    const absent = layers
      .flatMap((layer) => topics.map((topic) => `packages/${layer}/src/{${topic},*/${topic}}`))
      .filter((folder) => globSync(folder, { cwd: root }).length === 0);
    expect(absent).toEqual([]);
  });

  it('keeps every module short enough to read', () => {
    const long = packages
      .flatMap(sources)
      .map((file) => [file, readFileSync(join(root, file), 'utf8').split('\n').length] as const)
      .filter(([, lines]) => lines > 400);
    expect(long).toEqual([]);
  });

  it('gives every element the same anatomy', () => {
    const elements = globSync('packages/elements/src/*/define.ts', { cwd: root }).map((file) =>
      basename(dirname(file)),
    );
    expect(elements.length).toBeGreaterThan(5);
    const missing = elements.flatMap((element) =>
      [`${element}.ts`, 'index.ts', `${element}.test.ts`, `${element}.a11y.test.ts`, `${element}.harness.ts`]
        .map((file) => `packages/elements/src/${element}/${file}`)
        .filter((file) => !existsSync(join(root, file))),
    );
    expect(missing).toEqual([]);
  });
});
