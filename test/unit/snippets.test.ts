import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Each TypeScript block of the guides, as a module beside its guide. */
const snippets = new Map(
  globSync(['docs/*.md', 'packages/*/README.md'], { cwd: root })
    .sort()
    .flatMap((guide) =>
      [...readFileSync(join(root, guide), 'utf8').matchAll(/^```ts\n([^]*?)^```$/gm)].map(
        ([, code], index) =>
          [join(root, `${guide.replace('.md', '')}.${index + 1}.ts`), `${code}\nexport {};\n`] as const,
      ),
    ),
);

describe('a reader who copies a TypeScript block', () => {
  it('has code that compiles', { timeout: 120_000 }, () => {
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as {
      config: { compilerOptions: object };
    };
    const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, noUnusedLocals: false }, root);
    const host = ts.createCompilerHost(options);
    const { fileExists, readFile, getSourceFile } = host;
    host.fileExists = (file) => snippets.has(file) || fileExists(file);
    host.readFile = (file) => snippets.get(file) ?? readFile(file);
    host.getSourceFile = (file, language, ...rest) =>
      snippets.has(file)
        ? ts.createSourceFile(file, snippets.get(file)!, language)
        : getSourceFile(file, language, ...rest);
    const program = ts.createProgram([...snippets.keys()], options, host);
    const errors = [...snippets.keys()].flatMap((file) => {
      const source = program.getSourceFile(file)!;
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
        ({ messageText }) => `${file.slice(root.length)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
      );
    });
    expect(snippets.size).toBeGreaterThan(6);
    expect(errors).toEqual([]);
  });
});
