import { parseUrl } from '../internal/page/parse-url.ts';
import type { ConsentNotice } from '@smallshop/contract';
import type { WordsController } from '../internal/language/words.ts';
import type { ConsentStrings } from './languages.ts';

export type Words = WordsController<ConsentStrings>;
export type Text = Words['text'];
type NoticeCategory = ConsentNotice['categories'][number];
/** `disabled`: the service lacks a disclosure that the law requires. It is denied and not asked about. */
export type Service = NoticeCategory['services'][number] & { readonly disabled?: boolean };
export type Category = Omit<NoticeCategory, 'services'> & { readonly services: readonly Service[] };

const known = ['necessary', 'preferences', 'analytics', 'marketing'] as const;
export const knownOf = (id: string) => known.find((name) => name === id);

/** Whether the category needs no consent. The engine always treats `necessary` as required. */
export const isRequired = ({ id, required }: Category): boolean => required || id === 'necessary';

/** The site's name of a category, or ours. A category without a name shows the names of its services. */
export function nameOf({ id, name, services }: Category, text: Text): string {
  const ours = knownOf(id);
  return name || (ours ? text(ours) : services.map((service) => service.name).join(', ') || id);
}

/** Returns the address of the policy, or null if it is not an http(s) address. */
export function policyOf(href: string | null | undefined): string | null {
  const { baseURI } = document;
  return href && (parseUrl(href, baseURI)?.protocol ?? '').startsWith('http') ? href : null;
}
