import { warnLater } from '../warnings/warn-later.ts';

export const version = '0.1.0';
const versionKey = Symbol.for('smallshop.version');

type Versioned = CustomElementConstructor & { [versionKey]?: string };

/**
 * Registers an element. Doing it twice is harmless: a page may load the CDN build and a package's.
 * The first version wins, as the platform has it; another version warns once.
 */
export function define(tag: string, elementClass: Versioned): void {
  const known: Versioned | undefined = customElements.get(tag);
  if (!known) {
    elementClass[versionKey] = version;
    customElements.define(tag, elementClass);
    return;
  }
  if (known !== elementClass) warnLater(({ warnOfVersions }) => warnOfVersions(tag, known[versionKey], version));
}
