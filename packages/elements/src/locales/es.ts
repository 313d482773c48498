import type { Locale } from './locale.ts';
import { store } from './es/store.ts';

const words: Locale = { store };
export default words;
