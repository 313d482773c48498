import type { Translation } from '../internal/messages.ts';
import type { StoreStrings } from '../store/store.strings.ts';

/** The words of one language, by element. A missing element or key fails to compile. */
export interface Locale {
  store: Translation<StoreStrings>;
}
export type ElementName = keyof Locale;
