import { parseUrl } from '../internal/page/parse-url.ts';
import type { ConsentNotice } from '@smallshop/contract';
import type { WordsController } from '../internal/language/words.ts';
import type { ConsentStrings } from './languages.ts';

export type Words = WordsController<ConsentStrings>;
export type Text = Words['text'];
type NoticeCategory = ConsentNotice['categories'][number];
/** `disabled`: it lacks a disclosure that the law requires, so it is denied and not asked. */
export type Service = NoticeCategory['services'][number] & { readonly disabled?: boolean };
export type Category = Omit<NoticeCategory, 'services'> & { readonly services: readonly Service[] };

const known = ['necessary', 'preferences', 'analytics', 'marketing'] as const;
export const knownOf = (id: string) => known.find((name) => name === id);

/** Needs no asking. The engine takes `necessary` for that, whatever a notice says. */
export const isRequired = ({ id, required }: Category): boolean => required || id === 'necessary';

/** The site's own name of a category, else ours; a category nobody named shows what is in it. */
export function nameOf({ id, name, services }: Category, text: Text): string {
  const ours = knownOf(id);
  return name || (ours ? text(ours) : services.map((service) => service.name).join(', ') || id);
}

/** Where the policy is; an address that is no web page is none. */
export function policyOf(href: string | null | undefined): string | null {
  const { baseURI } = document;
  return href && (parseUrl(href, baseURI)?.protocol ?? '').startsWith('http') ? href : null;
}
