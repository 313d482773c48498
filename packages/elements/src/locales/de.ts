import type { Locale } from './locale.ts';
import { store } from './de/store.ts';

const words: Locale = { store };
export default words;
