import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { interfaceLanguages } from '../../packages/contract/src/common/languages.ts';
import { directionOf } from '../../packages/contract/src/format/direction.ts';
import { languageModules } from '../../tools/languages.ts';
import { root } from './support/imports.ts';

const elements = 'packages/elements/src/locales';
const server = 'packages/server/src/locales';

describe('the languages of the contract', () => {
  it('are those that elements and server load: else run `node tools/languages.ts`', () => {
    for (const [path, text] of Object.entries(languageModules))
      expect(existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8'), path).toBe(text);
  });

  it('have a folder of texts for the elements, and a file of texts for the server', () => {
    const translated = interfaceLanguages.filter((language) => language !== 'en').toSorted();
    const folders = globSync('*/shop.ts', { cwd: join(root, elements) }).map((file) => file.split('/')[0]!);
    expect(folders.toSorted(), elements).toEqual(translated);
    const helpers = ['in-every-language', 'server-texts'];
    const files = globSync('*.ts', { cwd: join(root, server) }).map((file) => file.replace(/\.ts$/, ''));
    expect(files.filter((file) => !helpers.includes(file)).toSorted(), server).toEqual(
      [...interfaceLanguages].toSorted(),
    );
  });

  it('run from left to right, or are Arabic: for another script change the banner’s internal/language/words.ts', () => {
    expect(interfaceLanguages.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar']);
  });
});
