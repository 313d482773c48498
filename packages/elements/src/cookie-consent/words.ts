import type { ConsentNotice } from '@smallshop/contract';
import type { Values } from '../internal/messages.ts';
import type { CookieConsentStrings } from './cookie-consent.strings.ts';

export type Text = (key: keyof CookieConsentStrings, values?: Values) => string;
export type Category = ConsentNotice['categories'][number];

const known = ['necessary', 'preferences', 'analytics', 'marketing'] as const;
const knownOf = (id: string) => known.find((name) => name === id);

/** Needs no asking. The engine takes `necessary` for that, whatever a notice says. */
export const isRequired = ({ id, required }: Category): boolean => required || id === 'necessary';

/** The shop's own name of a category, else ours; a category nobody named shows what is in it. */
export function nameOf({ id, name, services }: Category, text: Text): string {
  const ours = knownOf(id);
  return name || (ours ? text(ours) : services.map((service) => service.name).join(', ') || id);
}

export function meaningOf({ id, description }: Category, text: Text): string {
  const ours = knownOf(id);
  return description || (ours ? text(`${ours}Meaning`) : '');
}

/** How long something stays: "90 days", "1 year", and for 0 the session. */
export function formatDays(days: number, language: string, text: Text): string {
  if (days <= 0) return text('session');
  const [unit, count] = days % 365 === 0 ? ['year', days / 365] : ['day', days];
  return new Intl.NumberFormat(language, { style: 'unit', unit: String(unit), unitDisplay: 'long' }).format(Number(count));
}

/** Where the policy is; an address that is no web page is none. */
export function policyOf(href: string | null | undefined, base: string): string | null {
  return href && URL.canParse(href, base) && /^https?:$/.test(new URL(href, base).protocol) ? href : null;
}
