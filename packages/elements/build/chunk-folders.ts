/** Folders of a package or a dependency whose files are in one chunk: one file compresses better than many. */
const chunkFolders = {
  /** What every page with a shop has, and what most of its elements are made of. */
  core: [
    'elements/src/store',
    'elements/src/controllers',
    'elements/src/internal/markup',
    'elements/src/internal/page',
    'elements/src/internal/styles',
  ],
  /** What carts, checkouts and other forms share. */
  forms: ['elements/src/internal/format', 'elements/src/internal/forms', 'elements/src/cart/totals', 'state/src/shop'],
};

/**
 * Groups for the bundler's code splitting. A folder means the files that are directly in it. What they import is
 * in the same chunk; a file of two groups is in the first.
 */
export const chunkGroups = Object.entries(chunkFolders).map(([name, folders]) => ({
  name,
  test: (id: string) => folders.some((folder) => id.slice(0, id.lastIndexOf('/')).endsWith(`/${folder}`)),
  includeDependenciesRecursively: true,
}));
