export { StoreElement } from './store.ts';
export type { StoreStrings } from './announcements/store.strings.ts';
