import { execFile } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { tsc } from '../../tools/run.mjs';
import { root } from './support/imports.ts';

/** Each TypeScript block of the guides, named after its guide. */
const snippets = globSync(['docs/*.md', 'packages/*/README.md'], { cwd: root })
  .sort()
  .flatMap((guide) =>
    [...readFileSync(join(root, guide), 'utf8').matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code], index) => ({
      file: `${guide.replaceAll('/', '-').replace('.md', '')}.${index + 1}.ts`,
      code: `${code}\nexport {};\n`,
    })),
  );

it('a reader who copies a TypeScript block has code that compiles', { timeout: 120_000 }, async () => {
  const parent = join(root, '.smallshop');
  mkdirSync(parent, { recursive: true });
  // Inside the repository, where the packages are found.
  const folder = mkdtempSync(join(parent, 'snippets-'));
  try {
    for (const { file, code } of snippets) writeFileSync(join(folder, file), code);
    const config = {
      extends: join(root, 'tsconfig.json'),
      compilerOptions: { noUnusedLocals: false },
      include: ['*.ts'],
      exclude: [],
    };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const { stdout } = await promisify(execFile)(process.execPath, [tsc, '--noEmit', '-p', folder]).catch(
      (error: { stdout: string }) => error,
    );
    expect(stdout).toBe('');
    expect(snippets.length).toBeGreaterThan(6);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
