export { StoreElement } from './store.ts';
export type { StoreStrings } from './store.strings.ts';
