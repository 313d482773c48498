import type { Locale } from './locale.ts';
import { store } from './zh-CN/store.ts';

const words: Locale = { store };
export default words;
