import type { Translation } from '../internal/language/messages.ts';
import type { ConsentEmbedStrings } from './consent-embed.strings.ts';

/** A missing key fails to compile. */
export type ConsentEmbedWords = Translation<ConsentEmbedStrings>;

export { languages } from '../locales/consent-embed.languages.ts';
