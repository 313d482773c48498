import { warnOnce } from './warn.ts';

/** Why a store with these attributes cannot open a shop. */
export function warnOfStore(key: string | null, endpoint: string): void {
  if (!key) warnOnce('<smallshop-store> has no key. Add key="pk_…": `smallshop store create` prints it.');
  else warnOnce(`<smallshop-store endpoint="${endpoint}"> is no address. Write it like https://shop.example.`);
}

/** An element beside several stores belongs to none. */
export function warnOfStores(tag: string, stores: number): void {
  warnOnce(`<${tag}> cannot tell which of the page's ${stores} stores is meant. Put it inside its <smallshop-store>.`);
}

/** Two versions on one page: the first stays. */
export function warnOfVersions(tag: string, present: string | undefined, version: string): void {
  if (present === version) return;
  warnOnce(`<${tag}> is already registered${present ? ` by version ${present}` : ' by other code'}; version ${version} is ignored. Load SmallShop once.`);
}

/** What is wrong with the attributes of a grid. */
export function warnOfGrid(sort: string | null, sorts: readonly string[]): void {
  if (sort && !sorts.includes(sort)) warnOnce(`<smallshop-product-grid sort="${sort}"> is unknown. Use ${sorts.join(', ')}.`);
  else warnOnce('<smallshop-product-grid page-size> must be a whole number from 1 to 100.');
}
