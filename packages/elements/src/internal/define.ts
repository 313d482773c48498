import { warnOnce } from './warn.ts';

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
  const other = known[versionKey];
  if (known !== elementClass && other !== version) {
    warnOnce(`<${tag}> is already registered${other ? ` by version ${other}` : ' by other code'}; version ${version} is ignored. Load SmallShop once.`);
  }
}
