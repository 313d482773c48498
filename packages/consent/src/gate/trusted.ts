import { warnOnce } from '../safely.ts';

/** Makes what a script element accepts out of text that the page's own markup holds. */
export interface Trust {
  createScript(text: string): string;
  createScriptURL(url: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: Trust): Trust;
}

const asIs = { createScript: (text: string) => text, createScriptURL: (url: string) => url };

/** A policy name can be used once per page under most policies, and a page may hold two shops. */
const policies = new WeakMap<object, Trust | null>();

/** The page's Trusted Types policy, made on first use; null where the page's CSP forbids it. */
export function trustOf(view: object): Trust | null {
  const { trustedTypes } = view as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return asIs;
  let policy = policies.get(trustedTypes);
  if (policy === undefined) {
    try {
      policy = trustedTypes.createPolicy('smallshop-consent', asIs);
    } catch (cause) {
      policy = null;
      warnOnce('Scripts behind consent stay closed: allow "trusted-types smallshop-consent" in the CSP.', cause);
    }
    policies.set(trustedTypes, policy);
  }
  return policy;
}
