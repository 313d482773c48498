import { execFile } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPackages, layers } from '../../tools/packages.mjs';
import { tsc } from '../../tools/run.mjs';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const stranger = mkdtempSync(join(tmpdir(), 'smallshop-stranger-'));
const modules = join(stranger, 'node_modules');

/** A stranger's project: our packages as npm would unpack them, everybody else's from the workspace. */
beforeAll(async () => {
  // To check the server takes as long as all others together, and `npm test` has done it.
  await buildPackages({ unchecked: ['server'] });
  const workspaces = layers.flatMap((layer) => ['--workspace', `packages/${layer}`]);
  const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', stranger, ...workspaces], { cwd: root });
  const packed = Object.values(JSON.parse(stdout) as Record<string, { name: string; filename: string }>);
  for (const layer of layers) {
    const { filename } = packed.find(({ name }) => name === `@smallshop/${layer}`)!;
    const target = join(modules, '@smallshop', layer);
    mkdirSync(target, { recursive: true });
    await run('tar', [
      '-xzf',
      join(stranger, filename.replace('@', '').replace('/', '-')),
      '-C',
      target,
      '--strip-components=1',
    ]);
    for (const dependency of Object.keys(manifestOf(layer).dependencies ?? {})) link(dependency);
  }
  for (const other of ['msw', 'standardwebhooks', 'typescript', '@types/node', '@types/pg', 'undici-types', 'pg-types'])
    link(other);
}, 240_000);

afterAll(() => rmSync(stranger, { recursive: true, force: true }));

interface Manifest {
  name: string;
  exports: Record<string, Record<string, string> | string>;
  dependencies?: Record<string, string>;
}

const manifestOf = (layer: string) =>
  JSON.parse(readFileSync(join(modules, '@smallshop', layer, 'package.json'), 'utf8')) as Manifest;

function link(name: string): void {
  const target = join(modules, name);
  const source = join(root, 'node_modules', name);
  if (name.startsWith('@smallshop/') || existsSync(target) || !existsSync(source)) return;
  mkdirSync(dirname(target), { recursive: true });
  symlinkSync(source, target);
}

/** What a stranger can write after `from`: patterns are tried with an element's folder. */
const specifiersOf = ({ name, exports }: Manifest) =>
  Object.keys(exports)
    .filter((key) => !key.endsWith('.json'))
    .map((key) => key.replace('.', name).replace('*', 'product-grid'));

/** Each TypeScript block of the guides, named after its guide. */
const snippets = globSync(['docs/*.md', 'packages/*/README.md'], { cwd: root })
  .sort()
  .flatMap((guide) =>
    [...readFileSync(join(root, guide), 'utf8').matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code], index) => ({
      file: `${guide.replaceAll('/', '-').replace('.md', '')}.${index + 1}.ts`,
      code: `${code}\nexport {};\n`,
    })),
  );

describe('the packed packages', () => {
  it.each(['contract', 'client', 'consent', 'state', 'server', 'mocks'])(
    '%s opens in Node by every public name',
    async (layer) => {
      const specifiers = specifiersOf(manifestOf(layer)).filter((specifier) => !specifier.endsWith('/browser'));
      writeFileSync(
        join(stranger, 'open.mjs'),
        specifiers.map((specifier) => `await import(${JSON.stringify(specifier)});`).join('\n'),
      );
      await expect(run(process.execPath, [join(stranger, 'open.mjs')], { cwd: stranger })).resolves.toBeDefined();
    },
  );

  it('type-check in a strict project without sources of ours, with each TypeScript block of the guides', async () => {
    expect(snippets.length).toBeGreaterThan(6);
    for (const { file, code } of snippets) writeFileSync(join(stranger, file), code);
    const specifiers = layers.flatMap((layer) => specifiersOf(manifestOf(layer)));
    const lines = specifiers.map(
      (specifier, index) => `import * as package${index} from '${specifier}';\nexport { package${index} };`,
    );
    lines.push(
      "import { createClient } from '@smallshop/client';",
      "const client = createClient({ endpoint: 'https://shop.example', key: 'pk_x' });",
      "export const answer = client.cart.updateLine({ cartId: 'c', lineId: 'l', quantity: 1 });",
      '// @ts-expect-error quantity is missing',
      "export const refused = client.cart.updateLine({ cartId: 'c', lineId: 'l' });",
    );
    writeFileSync(join(stranger, 'use.ts'), lines.join('\n'));
    writeFileSync(join(stranger, 'package.json'), '{ "type": "module" }');
    writeFileSync(
      join(stranger, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          noUncheckedIndexedAccess: true,
          exactOptionalPropertyTypes: true,
          verbatimModuleSyntax: true,
          module: 'NodeNext',
          target: 'ES2023',
          lib: ['ES2024', 'DOM', 'DOM.Iterable'],
          noEmit: true,
          skipLibCheck: true,
          types: ['node'],
        },
        files: ['use.ts', ...snippets.map(({ file }) => file)],
      }),
    );
    const { stdout } = await run(process.execPath, [tsc, '-p', stranger], { cwd: stranger }).catch(
      (error: { stdout: string }) => error,
    );
    expect(stdout).toBe('');
  });

  it('carry no tests and no sources of ours', async () => {
    for (const layer of layers) expect(existsSync(join(modules, '@smallshop', layer, 'src')), layer).toBe(false);
  });

  it('describe every tag in custom-elements.json', () => {
    const manifest = JSON.parse(
      readFileSync(join(modules, '@smallshop/elements/dist/custom-elements.json'), 'utf8'),
    ) as { modules: { declarations?: { tagName?: string }[] }[] };
    const tags = manifest.modules
      .flatMap((module) => module.declarations ?? [])
      .flatMap(({ tagName }) => tagName ?? []);
    expect(tags.sort()).toEqual(
      expect.arrayContaining([
        'smallshop-cart',
        'smallshop-checkout',
        'smallshop-cookie-consent',
        'smallshop-product',
        'smallshop-product-grid',
        'smallshop-region',
        'smallshop-store',
      ]),
    );
  });
});
