/** A text in several languages, by BCP 47 tag: `{ "en": "Teapot", "zh-CN": "茶壶" }`. */
export type LocalizedText = Record<string, string>;

/** Returns the languages to try, best first: `pt-BR`, `pt`, then the fallback. */
export function languageChain(language: string, fallback: string): string[] {
  const base = language.split('-')[0]!;
  return [...new Set([language, base, fallback])];
}

/** Returns the text in the first language of the chain that has one, otherwise in any language. */
export function textIn(text: LocalizedText, chain: readonly string[]): string {
  for (const language of chain) if (text[language] !== undefined) return text[language];
  return Object.values(text)[0] ?? '';
}
