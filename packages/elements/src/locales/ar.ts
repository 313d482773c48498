import type { Locale } from './locale.ts';
import { store } from './ar/store.ts';

const words: Locale = { store };
export default words;
