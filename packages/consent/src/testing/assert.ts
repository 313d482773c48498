import type { Consent } from '../consent.ts';
import type { Trace } from './watch.ts';

export interface Allowed {
  /** Beginnings of addresses, or patterns: the shop's own origin, as a rule. */
  readonly requests?: readonly (string | RegExp)[];
  /** Names, or patterns. */
  readonly storage?: readonly (string | RegExp)[];
}

const isRequest = ({ kind }: Trace) => /^(fetch|xhr|beacon|element)$/.test(kind);
const fits = (what: string, rule: string | RegExp, whole: boolean) =>
  typeof rule === 'string' ? (whole ? what === rule : what.startsWith(rule)) : rule.test(what);

/** What happened besides what is allowed. */
export const offences = (traces: readonly Trace[], { requests = [], storage = [] }: Allowed = {}): readonly Trace[] =>
  traces.filter(
    (trace) =>
      !(isRequest(trace)
        ? requests.some((rule) => fits(trace.what, rule, false))
        : storage.some((rule) => fits(trace.what, rule, true))),
  );

const list = (traces: readonly Trace[]) => traces.map(({ kind, what }) => `  ${kind} ${what}`).join('\n');

/** Throws an Error that lists every request and everything stored besides what is allowed. */
export function assertNothingBeforeConsent(traces: readonly Trace[], allowed?: Allowed): void {
  const found = offences(traces, allowed);
  if (found.length > 0) throw new Error(`Without consent there was:\n${list(found)}`);
}

/** Throws an Error that names what is granted besides what is required. */
export function assertNothingGranted({ state }: Consent, required: readonly string[] = ['necessary']): void {
  const found = Object.entries({ ...state.granted, ...state.services }).filter(
    ([key, granted]) => granted && !required.includes(key.split('/')[0]!),
  );
  if (found.length > 0) throw new Error(`Granted without need: ${found.map(([key]) => key).join(', ')}`);
}

const matcher = (run: () => void) => {
  try {
    run();
    return { pass: true, message: () => 'Expected something, and there was nothing.' };
  } catch (error) {
    return { pass: false, message: () => (error as Error).message };
  }
};

/** For `expect.extend` of Vitest and Jest. */
export const consentMatchers = {
  toLeaveNoTrace: (traces: readonly Trace[], allowed?: Allowed) =>
    matcher(() => assertNothingBeforeConsent(traces, allowed)),
  toHaveGrantedNothing: (consent: Consent, required?: readonly string[]) =>
    matcher(() => assertNothingGranted(consent, required)),
};
