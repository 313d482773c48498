export { SmallshopStore } from './store.ts';
export type { StoreStrings } from './store.strings.ts';
