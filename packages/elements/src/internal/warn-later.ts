/** What a page's author is told. Only a page with a mistake in it needs the words. */
export const warnings = () => import('./warnings.ts');
