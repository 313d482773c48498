export { RegionElement } from './region.ts';
export type { RegionStrings } from './region.strings.ts';
