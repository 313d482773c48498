/** What it takes to draw a page, apart from the rest of the table: a browser begins with these. */
export { catalogEndpoints } from './catalog/catalog.endpoints.ts';
export { storeEndpoints } from './store/store.endpoints.ts';
