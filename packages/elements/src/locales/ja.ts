import type { Locale } from './locale.ts';
import { store } from './ja/store.ts';

const words: Locale = { store };
export default words;
