import type { PageAccess } from './scripts.ts';

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
export function trustOf(document: Document, { shared, warnOnce }: PageAccess): Trust | false {
  const { trustedTypes } = document.defaultView as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return rules;
  if (shared.trust === undefined) {
    try {
      shared.trust = trustedTypes.createPolicy('smallshop-consent', rules);
    } catch {
      shared.trust = false;
    }
  }
  if (!shared.trust) warnOnce('the CSP lacks trusted-types smallshop-consent');
  return shared.trust;
}
