import { sharedOn } from '../page.ts';
import { safely, warnOnce } from '../safely.ts';

/** Makes what a script element accepts out of text that the page's own markup holds. */
export interface Trust {
  createScript(text: string): string;
  createScriptURL(url: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: Trust): Trust;
}

const asIs = (text: string) => text;
const rules = { createScript: asIs, createScriptURL: asIs };

/** The page's Trusted Types policy, made on first use; false where the page's CSP forbids it. */
export function trustOf(document: Document): Trust | false {
  const { trustedTypes } = document.defaultView as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return rules;
  const shared = sharedOn(document);
  shared.trust ??= safely(() => trustedTypes.createPolicy('smallshop-consent', rules)) ?? false;
  if (!shared.trust) warnOnce('the CSP lacks trusted-types smallshop-consent');
  return shared.trust;
}
