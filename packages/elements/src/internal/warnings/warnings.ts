import { maxPageSize } from '@smallshop/contract/rules';
import { showAuthorNote } from './author-note.ts';
import { warnOnce } from './warn.ts';

/** Why a store with these attributes cannot open a shop. */
export function warnOfStore(store: HTMLElement, key: string | null, endpoint: string): void {
  const warn = (message: string) => showAuthorNote(store, message);
  if (!key) warn('<smallshop-store> has no key. Add key="pk_…": `smallshop keys list` prints it.');
  else if (key.startsWith('sk_'))
    warn(
      '<smallshop-store key> is a secret key: everybody who opens the page can read it and change the store. ' +
        'Use the publishable key, pk_…, make a new secret key (`smallshop keys create --kind secret`) ' +
        'and remove this one.',
    );
  else warn(`<smallshop-store endpoint="${endpoint}"> is no address. Write it like https://shop.example.`);
}

/** An element beside several stores belongs to none. */
export function warnOfStores(tag: string, stores: number): void {
  warnOnce(`<${tag}> is outside any store, and the page has ${stores} of them. Put it inside its <smallshop-store>.`);
}

/** Two versions on one page: the first stays. */
export function warnOfVersions(tag: string, present: string | undefined, version: string): void {
  if (present === version) return;
  warnOnce(
    `<${tag}> is already registered${present ? ` by version ${present}` : ' by other code'}; ` +
      `version ${version} is ignored. Load SmallShop once.`,
  );
}

/** What is wrong with the attributes of a grid. */
export function warnOfGrid(sort: string | null, sorts: readonly string[]): void {
  if (sort && !sorts.includes(sort))
    warnOnce(`<smallshop-product-grid sort="${sort}"> is unknown. Use ${sorts.join(', ')}.`);
  else warnOnce(`<smallshop-product-grid page-size> must be a whole number from 1 to ${maxPageSize}.`);
}
