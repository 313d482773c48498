import { warnLater } from './warn-later.ts';

export const version = '0.1.0';
const versionKey = Symbol.for('smallshop.version');

/**
 * Registers an element. Doing it twice is harmless: a page may load the CDN build and a package's.
 * The first version wins, as the platform has it; another version warns once.
 */
export function define(tag: string, elementClass: CustomElementConstructor): void {
  const known = customElements.get(tag) as (CustomElementConstructor & { [versionKey]?: string }) | undefined;
  if (!known) {
    Object.defineProperty(elementClass, versionKey, { value: version });
    customElements.define(tag, elementClass);
    return;
  }
  if (known !== elementClass) warnLater(({ warnOfVersions }) => warnOfVersions(tag, known[versionKey], version));
}
