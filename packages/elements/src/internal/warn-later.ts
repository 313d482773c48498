/** Warnings for the page's author. Loaded only by a page with a mistake in it. */
export const warnings = () => import('./warnings.ts');
