/** Warns the page's author. The texts are loaded only by a page with a mistake in it. */
export const warnLater = (warn: (warnings: typeof import('./warnings.ts')) => void): void =>
  void import('./warnings.ts').then(warn, () => undefined);
