import type { Locale } from './locale.ts';
import { store } from './fr/store.ts';

const words: Locale = { store };
export default words;
