import { interfaceLanguages } from '@smallshop/contract';
import type { ServerTexts } from './en.ts';
import { serverTexts } from './server-texts.ts';

/** Returns a text of the server in all languages, by BCP 47 tag. */
export function inEveryLanguage(text: (texts: ServerTexts) => string): Record<string, string> {
  return Object.fromEntries(interfaceLanguages.map((language) => [language, text(serverTexts[language])]));
}
