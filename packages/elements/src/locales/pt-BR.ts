import type { Locale } from './locale.ts';
import { store } from './pt-BR/store.ts';

const words: Locale = { store };
export default words;
