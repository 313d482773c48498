// Writes the modules that load the texts of each language, from the list of languages in the contract. They are
// written out because bundlers of other pages do not know Vite's import.meta.glob.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { interfaceLanguages } from '../packages/contract/src/common/languages.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const header = '// Written by `node tools/languages.ts`: do not edit.\n';
const key = (tag: string) => (tag.includes('-') ? `'${tag}'` : tag);
const entry = (tag: string) => (key(tag) === identifier(tag) ? `  ${tag},\n` : `  ${key(tag)}: ${identifier(tag)},\n`);
const identifier = (tag: string) => tag.replaceAll('-', '');

/** A module with one chunk a language; English is part of the elements. */
const loaders = (
  what: string,
  file: string,
  type: string,
  from: string,
) => `${header}import type { InterfaceLanguage } from '@smallshop/contract';
import type { ${type} } from '${from}';

/** ${what} */
export const languages = {
${interfaceLanguages
  .filter((tag) => tag !== 'en')
  .map((tag) => `  ${key(tag)}: () => import('./${tag}/${file}.ts'),\n`)
  .join('')}} satisfies Record<Exclude<InterfaceLanguage, 'en'>, () => Promise<{ default: ${type} }>>;
`;

const locales = 'packages/elements/src/locales';

/** The written modules, by path from the root of the repository. */
export const languageModules: Readonly<Record<string, string>> = {
  [`${locales}/shop.languages.ts`]: loaders(
    'Texts of the elements of a shop: one chunk for each language.',
    'shop',
    'Locale',
    './locale.ts',
  ),
  [`${locales}/cookie-consent.languages.ts`]: loaders(
    'Texts of the banner: one chunk for each language, because a banner can be on a page without a shop.',
    'cookie-consent',
    'ConsentWords',
    '../cookie-consent/languages.ts',
  ),
  [`${locales}/consent-embed.languages.ts`]: loaders(
    'Texts of the placeholder: one chunk for each language, because it can be on a page without a shop.',
    'consent-embed',
    'ConsentEmbedWords',
    '../consent-embed/languages.ts',
  ),
  'packages/server/src/locales/server-texts.ts': `${header}import type { InterfaceLanguage } from '@smallshop/contract';
${interfaceLanguages
  .toSorted()
  .map((tag) =>
    tag === 'en'
      ? `import en, { type ServerTexts } from './en.ts';\n`
      : `import ${identifier(tag)} from './${tag}.ts';\n`,
  )
  .join('')}
export const serverTexts: Readonly<Record<InterfaceLanguage, ServerTexts>> = {
${interfaceLanguages.map(entry).join('')}};
`,
};

if (import.meta.main) {
  for (const [path, text] of Object.entries(languageModules)) {
    const file = join(root, path);
    let old = '';
    try {
      old = readFileSync(file, 'utf8');
    } catch {}
    if (old !== text) {
      writeFileSync(file, text);
      console.log(`wrote ${path}`);
    }
  }
}
