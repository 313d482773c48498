import {
  cartSchema,
  consentNoticeInputSchema,
  issuedGiftCardSchema,
  problemSchema,
  recommendationReasonSchema,
  variantDataSchema,
} from '@smallshop/contract';
import ts from 'typescript';
import * as z from 'zod/mini';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allBlocks, blocksOf, commandKind, commandsOf, root, runnerOf, type GuideBlock } from '../guides/blocks.ts';

const of = (...runners: string[]) => allBlocks.filter((block) => runners.includes(runnerOf(block) ?? ''));

/** What a block of JSON shows, by a field that only this has. */
const schemas: [field: string, schema: z.ZodMiniType][] = [
  ['requestId', problemSchema],
  ['giftCard', issuedGiftCardSchema],
  ['giftCards', z.pick(cartSchema, { totals: true, amountDue: true, giftCards: true })],
  ['controller', consentNoticeInputSchema],
  ['shared', recommendationReasonSchema],
  ['components', z.pick(variantDataSchema, { sku: true, prices: true, levels: true, components: true })],
  // The configuration of a page without a shop; the test of the pages runs it.
  ['categories', z.object({ categories: z.array(z.object({ id: z.string() })) })],
];

function jsonFault({ at, code }: GuideBlock): string | null {
  try {
    const value = JSON.parse(code) as object;
    const schema = schemas.find(([field]) => field in value)?.[1];
    return schema
      ? (z.safeParse(schema, value).error?.message ?? null) && `${at}: ${z.safeParse(schema, value).error?.message}`
      : `${at}: no schema`;
  } catch (error) {
    return `${at}: ${(error as Error).message}`;
  }
}

describe('each block of the guides', () => {
  it('is run by something', () => {
    expect(allBlocks.length).toBeGreaterThan(80);
    expect(
      allBlocks.filter((block) => !runnerOf(block)).map(({ at, language }) => `${at} (${language || 'no language'})`),
    ).toEqual([]);
  });

  it('that nothing runs is named with its file and line', () => {
    expect(runnerOf({ guide: 'x.md', at: 'x.md:1', language: 'sh', code: 'npm start\nrm -rf /' })).toBeNull();
    expect(runnerOf({ guide: 'x.md', at: 'x.md:1', language: 'php', code: 'echo 1;' })).toBeNull();
    expect(blocksOf('README.md')[0]).toMatchObject({
      guide: 'README.md',
      language: 'sh',
      at: expect.stringMatching(/^README\.md:\d+$/),
    });
  });

  it('of JSON fits its schema', () => {
    expect(of('data').length).toBeGreaterThan(4);
    expect(of('data').map(jsonFault).filter(Boolean)).toEqual([]);
  });

  it('of a framework is markup that its compiler reads; docs.test.ts knows its tags, attributes and events', () => {
    const errors = of('framework')
      .filter(({ language }) => language === 'jsx')
      .flatMap(({ at, code }) =>
        (
          ts.transpileModule(`const element = ${code.trim()};`, {
            reportDiagnostics: true,
            fileName: 'a.jsx',
            compilerOptions: { jsx: ts.JsxEmit.ReactJSX },
          }).diagnostics ?? []
        ).map(({ messageText }) => `${at}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
      );
    expect(errors).toEqual([]);
  });

  it('of a shell names scripts, tools and paths of the repository that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const errors = of('command').flatMap(({ at, code }) =>
      commandsOf(code).flatMap((command) => {
        const kind = commandKind(command);
        const words = command.split(/\s+/);
        const missing =
          kind === 'script'
            ? [words[1] === 'run' ? words[2]! : words[1]!].filter((name) => !scripts[name])
            : kind === 'tool'
              ? words.filter(
                  (word) => /^(?:packages|tools|test)\/[\w./-]+$/.test(word) && !existsSync(join(root, word)),
                )
              : [];
        return missing.map((name) => `${at}: ${name}`);
      }),
    );
    expect(errors).toEqual([]);
  });
});
